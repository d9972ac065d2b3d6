import { type PdfLine, pdfFile, slideFile, wordFile, wordParagraph } from '../generate/office.ts'

/** A small true file for each format of the list: name of the file and content. A new format needs one line here. */
export const SAMPLES: Readonly<Record<string, readonly [fileName: string, content: string | Uint8Array]>> = {
  docx: ['Scope.docx', wordFile({ body: wordParagraph('Scope', 'Heading1') + wordParagraph('The pump is rated at 4 bar.') })],
  pptx: ['Plan.pptx', slideFile([{ title: 'Plan', lines: ['Dig in May', 'Fill in June'] }])],
  pdf: ['Report.pdf', pdfFile([[pdfLine('The pump was tested on Monday.')]])],
  mbox: [
    'Archive.mbox',
    'From a@x.example Mon Mar  2 09:00:00 2026\nFrom: Ana Prieto <a@x.example>\nTo: Lior Genz <l@y.example>\nSubject: Pump\nDate: Mon, 02 Mar 2026 09:00:00 +0000\nMessage-ID: <1@x.example>\n\nThe pump is here.\n\nFrom l@y.example Mon Mar  2 10:00:00 2026\nFrom: Lior Genz <l@y.example>\nTo: Ana Prieto <a@x.example>\nSubject: Re: Pump\nDate: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <2@y.example>\nIn-Reply-To: <1@x.example>\n\nThank you, I will fit it on Friday.\n',
  ],
  email: [
    'Pump.eml',
    'From: Ana Prieto <a@x.example>\r\nTo: Lior Genz <l@y.example>\r\nSubject: Pump\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@x.example>\r\n\r\nThe pump is here.\r\n\r\nCould you fit it by Friday?\r\n',
  ],
  icalendar: [
    'Week.ics',
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x.example\r\nDTSTAMP:20260301T090000Z\r\nDTSTART:20260302T090000Z\r\nDTEND:20260302T093000Z\r\nSUMMARY:Pump\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  ],
  'mail-export': [
    'Pump 99121.md',
    '# Pump\n\n- Exported: 2026-03-03 10:00:00\n- Messages: 1\n\n---\n\n## 2026-03-02 09:00:00 — Ana Prieto <a@x.example>\n\n**Subject:** Pump\n**To:** Lior Genz <l@y.example>\n\n> The pump is here.\n',
  ],
  html: [
    'Page.html',
    '<!doctype html><html><head><title>Pump</title></head><body><h1>Pump</h1><p>The pump is rated at 4 bar.</p></body></html>',
  ],
  'earlier-note': [
    'Pump call.md',
    '---\ntitle: Pump call\ndate: 2026-03-02\n---\n\n## Summary\n\nThe pump.\n\n## Action Items\n\n- [x] Order it @Ana Prieto ✅ 2026-03-03\n',
  ],
  webvtt: [
    'a.vtt',
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ana Prieto>It is broken.\n\n00:00:02.500 --> 00:00:04.000\n<v Lior Genz>Again?\n',
  ],
  subrip: ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\nAna Prieto: It is broken.\n\n2\n00:00:02,500 --> 00:00:04,000\nLior Genz: Again?\n'],
  'whisper-tsv': ['a.tsv', 'start\tend\ttext\n0\t1800\tIt is broken.\n1800\t3000\tAgain?\n'],
  'transcript-json': [
    'a.json',
    JSON.stringify({
      segments: [
        { id: 0, start: 0, end: 1.8, text: ' It is broken.' },
        { id: 1, start: 1.8, end: 3, text: ' Again?' },
      ],
      language: 'en',
      text: ' It is broken. Again?',
    }),
  ],
  'zoom-chat': ['chat.txt', '00:12:33\t From Ana Prieto to Everyone:\n\tIt is broken.\n00:12:50\t From Lior Genz to Everyone:\n\tAgain?\n'],
  'colon-transcript': [
    'a.txt',
    '[00:00:01.53] Ana Prieto :  Ana PrietoIt is broken.\n[00:00:04.10] Remote : Again?\n[00:00:06.10] Ana Prieto :  Ana PrietoAgain, yes.\n',
  ],
  'dash-transcript': [
    'a.txt',
    '[00:00:02.06]  Ana Prieto- It is broken.\n[00:00:04.04]   Remote- Again?\n[00:00:06.08]   RemoteSo what now?\n',
  ],
  'bold-name': ['a.md', '**Ana Prieto**: It is broken.\n*00:02*\n\n**Lior Genz**: Again?\n*00:05*\n'],
  'bracket-name': ['a.txt', '[Ana Prieto]: It is broken.\n[Lior Genz]: Again?\n[Ana Prieto]: Yes, again.\n'],
  'timed-text': ['a.txt', '[00:00:00.000 --> 00:00:02.000]   It is broken.\n[00:00:02.000 --> 00:00:04.000]   Again?\n'],
  'zoom-text': ['a.txt', 'Ana Prieto  00:00:12\nIt is broken.\n\nLior Genz  00:00:18\nAgain?\n'],
  'otter-text': [
    'a.txt',
    'Ana Prieto  0:12\nIt is broken.\n\nLior Genz  0:18\nAgain?\n\nAna Prieto  0:25\nYes.\n\nTranscribed by https://otter.ai\n',
  ],
  'teams-text': ['a.txt', 'Ana Prieto\n0:05\nIt is broken.\n\nLior Genz\n0:09\nAgain?\n\nAna Prieto\n1:02:11\nAnd done.\n'],
  'name-colon': ['a.txt', 'Ana Prieto: It is broken.\n\nLior Genz: Again?\n\nAna Prieto: Yes, again.\n\nLior Genz: I will call them.\n'],
  'stamped-paragraphs': [
    'a.md',
    'It is broken and nobody knows why it is.\n*00:30*\n\nAgain, that is the third time this year.\n*01:00*\n\nI will call them tomorrow.\n*01:30*\n',
  ],
  'bare-name': [
    'a.txt',
    'Ana Prieto\nCan we talk about the pump?\n\nLior Genz\nYes. It is broken\nagain.\n\nAna Prieto\nOh no.\n\nLior Genz\nOh yes.\n',
  ],
  'unmarked-speech': [
    'memo.txt',
    `${'okay so I am in the car and um the pump is broken again yeah so I think I will call them tomorrow and then we see what they say you know because last time it was the valve right so '.repeat(4)}bye`,
  ],
  'speech-lines': [
    'yard.txt',
    `${"right is it on\nyeah i think so\nokay so the pump is broken again\nagain\nthat's the third time this year\n".repeat(5)}bye\n`,
  ],
  'marked-speech': ['a.md', '## Transcript (auto)\n\nIt is broken. Again? Yes, again. I will call them tomorrow.\n'],
  'plain-document': ['Notes.txt', 'Pump\n\nThe pump is rated at 4 bar.\n\n- order a spare\n'],
}

function pdfLine(text: string): PdfLine {
  return { text, x: 72, y: 700, size: 12 } as unknown as PdfLine
}
