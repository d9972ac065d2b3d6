import type { ProseTalk } from './talk.ts'
import { film, freight, garden } from './talks/aside.ts'
import { farm } from './talks/farm.ts'
import { gala } from './talks/gala.ts'
import { hospital } from './talks/hospital.ts'
import { kitchen } from './talks/kitchen.ts'
import { boatMemo, clinicMemo } from './talks/memos.ts'
import { newsroom } from './talks/newsroom.ts'
import { release } from './talks/release.ts'
import { school } from './talks/school.ts'
import { clubMail, councilMinutes, printMail } from './talks/written.ts'

/** Read again and again while the rules were written. */
export const TUNED: readonly ProseTalk[] = [
  hospital,
  kitchen,
  school,
  farm,
  release,
  gala,
  newsroom,
  boatMemo,
  clinicMemo,
  printMail,
  clubMail,
  councilMinutes,
]
/** Never read while the rules were written: what the rules are worth on talk that nobody tuned for. */
export const ASIDE: readonly ProseTalk[] = [film, freight, garden]
