import { expect, it } from 'vitest'
import { answered } from './report-answers.ts'

it.each([
  ['Did the parents ever get their list?', 'They did.', 'the parents got their list.'],
  ['Did you send the tide log?', 'Yes.', 'I sent the tide log.'],
  ['Have you booked my room?', 'I have!', 'I have booked your room.'],
  ['So, is the test hall booked?', 'Yes, it is.', 'the test hall is booked.'],
  ['Did Lotte ring the dentist?', 'Yep, she did.', 'Lotte rang the dentist.'],
  ['You sent the tide log, I take it?', 'I did.', 'I sent the tide log.'],
  ['Did you manage to mend the gate?', 'I did.', 'I mended the gate.'],
  ['Did you see Lotte?', 'I did, we talked about the roof.', null],
  ['Did you send the tide log?', 'No.', null],
  ['Shall I send the tide log?', 'Yes.', null],
  ['Who sent the tide log?', 'I did.', null],
  ['The tide log is here.', 'Yes.', null],
])('%s – %s', (question, answer, told) => expect(answered(question, answer)).toBe(told))
