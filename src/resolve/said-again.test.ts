import { describe, expect, it } from 'vitest'
import { ANOTHER, SAID_AGAIN } from '../../test/restated/pairs.ts'
import type { StatementKind } from '../model/extraction.ts'
import { saysAgain } from './said-again.ts'

const names = new Set('kaveh rostami thandeka mbele ines aguado mira lindholm'.split(' '))
const said = (kind: StatementKind, text: string) => ({ kind, text, owner: null, about: [], evidence: [] })

describe('said again in other words', () => {
  it.each(SAID_AGAIN)('%s: "%s" and "%s" are one', (kind, a, b) => {
    expect(saysAgain(said(kind, a), said(kind, b), names)).toBe(true)
    expect(saysAgain(said(kind, b), said(kind, a), names)).toBe(true)
  })
})
describe('nearly the same words', () => {
  it.each(ANOTHER)('%s: "%s" and "%s" are two', (kind, a, b) => {
    expect(saysAgain(said(kind, a), said(kind, b), names)).toBe(false)
    expect(saysAgain(said(kind, b), said(kind, a), names)).toBe(false)
  })
})
