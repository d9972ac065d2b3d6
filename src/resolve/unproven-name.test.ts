import { describe, expect, test } from 'vitest'
import { recordOf } from '../../test/crash/vault-fixture.ts'
import { BARE_ENTITY, type Entity } from '../model/entity.ts'
import type { EntityId, SourceId, VaultPath } from '../model/ids.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { saysNameOf } from './unproven-name.ts'

const thing = (id: string, name: string): Entity => ({
  id: id as EntityId,
  type: id.split('/')[0] as Entity['type'],
  name,
  pageName: name,
  path: `Projects/${name}/${name}.md` as VaultPath,
  ...BARE_ENTITY,
})
const JOURNAL = 'aaaaaaaaaaaa' as SourceId
const FILED = 'bbbbbbbbbbbb' as SourceId
const knowledge = memoryKnowledge({
  entities: [
    thing('project/merlinda', 'Merlinda'),
    thing('project/kestova', 'Kestova'),
    thing('account/quarrystone-bank', 'Quarrystone Bank'),
  ],
  records: [
    recordOf(JOURNAL, { title: 'Quarrystone call', primary: null }),
    recordOf(FILED, { title: 'Quarrystone call', primary: 'project/kestova' as EntityId }),
  ],
  decisions: [],
})

describe('a statement that was read before the name in it was proven', () => {
  test.each<[string, string, string, boolean]>([
    ['says it rightly', 'project/merlinda', 'We said the ninth for Merlinda.', true],
    ['says it misheard', 'project/merlinda', 'We said the ninth for Marlinda.', true],
    ['says another name', 'project/merlinda', 'We said the ninth for Harbourgrid.', false],
    ['says a word that is no name', 'project/merlinda', 'We said the ninth, merely that.', false],
    ['says the name of something that is known', 'project/kestrova', 'We said the ninth for Kestova.', false],
    ['says only an everyday word of it', 'account/quarrystone-bank', 'The bank opens at nine.', false],
    ['says nobody', 'project/merlinda', 'We said the ninth.', false],
  ])('%s', (_name, id, text, wanted) => {
    expect(saysNameOf([id as EntityId], { text, about: [] }, knowledge)).toBe(wanted)
  })

  test('in a note that is filed under nothing, the title says it for all of them', () => {
    const money = { text: 'The money is six hundred thousand.', about: [] }
    const bank = ['account/quarrystone-bank' as EntityId]
    expect(saysNameOf(bank, { ...money, source: JOURNAL }, knowledge)).toBe(true)
    expect(saysNameOf(bank, { ...money, source: FILED }, knowledge)).toBe(false)
  })

  test('what is linked to a thing is about that one', () => {
    const about = ['project/kestova' as EntityId]
    expect(saysNameOf(['project/merlinda' as EntityId], { text: 'We said the ninth for Merlinda.', about }, knowledge)).toBe(false)
  })

  test('people are found by other means', () => {
    expect(saysNameOf(['person/amaru-quispe' as EntityId], { text: 'Ask Quispe.', about: [] }, knowledge)).toBe(false)
  })
})
