import { describe, expect, it } from 'vitest'
import type { Entity } from '../../src/model/entity.ts'
import type { EntityId } from '../../src/model/ids.ts'
import { memoryKnowledge } from '../../src/resolve/memory-knowledge.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { seeded } from '../generate/seeded.ts'
import { mail, nothing, OWNER, transcript } from './source.ts'

const FIRST =
  'Anna Anne Hanna Johanna Jana Jan Jon John Joan Johan Erik Erika Eric Maria Marie Mario Marta Martha Martin Marvin Carl Karl Carla Karla Lena Lina Elena Alena Omar Oman Amara Tamara Ravi Rafi David Davide Sara Sarah Zara Kofi Kobi Wei Mei Yuki Yuri Noor Noora Ines Inez'.split(
    ' ',
  )
const LAST =
  'Berg Bergh Burg Rao Rho Roe Silva Silvia Novak Nowak Hansen Hanson Jensen Jenson Okafor Okonkwo Tanaka Tanabe Meyer Meier Maier Fischer Fisher Cohen Kohn Lopez Lopes Reyes Reis'.split(
    ' ',
  )
const COMPANY = ['harbourgrid', 'northmill', 'saltmere', 'quarrystone', 'brightfen', 'oakhollow']

interface Truth {
  readonly name: string
  readonly email: string
}

/** A few dozen people of one vault: alike, some with the same name at another company. */
function people(next: () => number): Truth[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const out = new Map<string, Truth>()
  while (out.size < 24) {
    const repeat = out.size > 0 && next() < 0.25 ? pick([...out.values()]) : null
    const name = repeat?.name ?? `${pick(FIRST)} ${pick(LAST)}`
    const email = `${name.toLowerCase().replace(' ', '.')}@${pick(COMPANY)}.example`
    out.set(email, { name, email })
  }
  return [...out.values()]
}

describe('a thousand generated sources', () => {
  it('never merge two people, whatever they are called', () => {
    let sources = 0
    const wrong: string[] = []
    for (let seed = 1; seed <= 50; seed++) {
      const next = seeded(seed * 7919)
      const truths = people(next)
      const vault = new Map<EntityId, Entity>()
      const whose = new Map<EntityId, string>()
      for (let i = 0; i < 20; i++) {
        sources++
        const truth = truths[Math.floor(next() * truths.length)] as Truth
        const knowledge = memoryKnowledge({ entities: [...vault.values()] })
        const byMail = next() < 0.6
        const shown = next() < 0.2 ? (truth.name.split(' ')[0] ?? truth.name) : truth.name
        const document = byMail
          ? mail({ name: truth.name, email: truth.email }, 'Hello Dana,\nthe drawings are on their way.')
          : transcript([
              { label: OWNER.name, text: 'Shall we begin with the pump station?' },
              { label: shown, text: 'Yes, the pump station first.' },
            ])
        const result = resolve(document, nothing, knowledge, { owner: OWNER })
        const id = byMail ? result.participants[0] : result.speakers.find(s => s.speaker === 1)?.entity
        for (const e of result.entities) vault.set(e.id, e)
        if (!id) continue
        const before = whose.get(id)
        const key = byMail ? truth.email : `said:${truth.name}`
        // A name without an address may stand for its only bearer, never for one of two, and never under another name.
        const bearers = truths.filter(t => t.name === truth.name && [...whose.values()].includes(t.email))
        const fits =
          before === undefined ||
          before === key ||
          (before.startsWith('said:') && before === `said:${truth.name}`) ||
          (!byMail && shown === truth.name && before === bearers[0]?.email && bearers.length === 1)
        if (!fits) wrong.push(`seed ${seed}: ${key} (${shown}) became ${id}, who is ${before}`)
        if (before === undefined || byMail) whose.set(id, key)
        const entity = vault.get(id)
        const emails = new Set(entity?.emails.filter(m => !m.startsWith('@')))
        if (emails.size > 1) wrong.push(`seed ${seed}: ${id} has ${[...emails].join(', ')}`)
      }
      const pages = [...vault.values()].filter(e => e.path !== null).map(e => e.pageName.toLowerCase())
      if (new Set(pages).size !== pages.length) wrong.push(`seed ${seed}: two pages of one name`)
    }
    expect(sources).toBe(1000)
    expect(wrong).toEqual([])
  })
})
