import type { Format } from '../../model/contracts.ts'
import { boldName } from './bold-name.ts'
import { colonTranscript } from './colon-transcript.ts'
import { dashTranscript } from './dash-transcript.ts'
import { bareName, otterText, teamsText, zoomText } from './name-above.ts'
import { bracketName, nameColon } from './name-colon.ts'
import { markedSpeech, speechLines, unmarkedSpeech } from './speech.ts'
import { stampedParagraphs } from './stamped-paragraphs.ts'
import { timedText } from './timed-text.ts'
import { transcriptJson } from './transcript-json.ts'
import { subrip, webvtt } from './webvtt.ts'
import { whisperTsv } from './whisper-tsv.ts'
import { zoomChat } from './zoom-chat.ts'

/** Every text form of a transcript, exact grammars first. Documents that hold one (Teams and Meet `.docx`) ask these with their text. */
export const transcripts: readonly Format[] = [
  webvtt,
  subrip,
  whisperTsv,
  transcriptJson,
  zoomChat,
  // `[time] Name :` before `[time] Name-` before `[time]` alone.
  colonTranscript,
  dashTranscript,
  boldName,
  bracketName,
  timedText,
  zoomText,
  otterText,
  teamsText,
  nameColon,
  stampedParagraphs,
  bareName,
  unmarkedSpeech,
  speechLines,
  // A marker without a known form; last.
  markedSpeech,
]
