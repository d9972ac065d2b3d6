import { expect, test } from 'vitest'
import { readSignature, type SignatureDetails } from './signature.ts'

type Stated = Partial<Record<'name' | 'role' | 'company' | 'phone' | 'email', string>>
const cases: readonly [string, string, { name: string | null; email: string }, Stated | null][] = [
  [
    'name, role, company and phone between bars',
    'Otto Brandl | Site Engineer | Kessel Valves | +49 555 0123',
    { name: 'Otto Brandl', email: 'otto@kessel.example' },
    { name: 'Otto Brandl', role: 'Site Engineer', company: 'Kessel Valves', phone: '+49 555 0123' },
  ],
  [
    'one fact a line, the fuller name counts',
    'Kind regards\nOtto\n\nDr Otto Brandl\nHead of Purchasing, Kessel Valves GmbH\nTel. (0555) 123 4567\notto@kessel.example',
    { name: 'Otto Brandl', email: 'otto@kessel.example' },
    {
      name: 'Dr Otto Brandl',
      role: 'Head of Purchasing',
      company: 'Kessel Valves GmbH',
      phone: '(0555) 123 4567',
      email: 'otto@kessel.example',
    },
  ],
  [
    'company known by the domain alone',
    'Ilse Quist\nHarbour master\nTidewater Board',
    { name: 'Ilse Quist', email: 'ilse@tidewaterboard.example' },
    { name: 'Ilse Quist', company: 'Tidewater Board' },
  ],
  [
    'a department is no company',
    'Ilse Quist\nContract Officer, Office of Works\nTidewater Board',
    { name: 'Ilse Quist', email: 'i@tidewater.example' },
    { name: 'Ilse Quist', role: 'Contract Officer, Office of Works', company: 'Tidewater Board' },
  ],
  [
    'Norwegian between dots',
    'Solveig Lindholm\nDaglig leder · Norvik Pumper AS · Havnegata 11',
    { name: 'Solveig Lindholm', email: 'solveig@norvik.example' },
    { name: 'Solveig Lindholm', role: 'Daglig leder', company: 'Norvik Pumper AS' },
  ],
  [
    'fax and dates are no telephone',
    'Otto Brandl\nFax +49 555 0199\n02.03.2026',
    { name: 'Otto Brandl', email: 'otto@kessel.example' },
    { name: 'Otto Brandl' },
  ],
  [
    'the name is read where From has none',
    'Best\nRafael Oduya\nQuality Lead',
    { name: null, email: 'ro@kessel.example' },
    { name: 'Rafael Oduya', role: 'Quality Lead' },
  ],
  [
    'a free mail provider is nobody’s company',
    'Rafael Oduya\nQuality Lead at Marsh Works',
    { name: 'Rafael Oduya', email: 'r@gmail.com' },
    { name: 'Rafael Oduya', role: 'Quality Lead', company: 'Marsh Works' },
  ],
  ['first name alone says nothing', 'Best\nOtto', { name: 'Otto Brandl', email: 'otto@kessel.example' }, null],
  [
    'a motto is no role',
    'Otto Brandl\n"Manager of nothing"',
    { name: 'Otto Brandl', email: 'otto@kessel.example' },
    { name: 'Otto Brandl' },
  ],
]

test.each(cases)('%s', (_, text, author, expected) => {
  const found = readSignature(text, author)
  if (expected === null) return expect(found).toBeNull()
  const { spans, ...fields } = found as SignatureDetails
  expect(Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null))).toEqual(expected)
  for (const [field, span] of Object.entries(spans)) expect(text.slice(span.start, span.end)).toBe(fields[field as keyof typeof fields])
})
