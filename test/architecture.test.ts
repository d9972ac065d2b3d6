import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** Layers from the bottom; the first pattern that fits counts. A file may import from its own layer and from those below. */
const LAYERS: readonly { readonly name: string; readonly level: number; readonly files: RegExp }[] = [
  { name: 'model', level: 0, files: /^model\// },
  { name: 'I/O', level: 2, files: /^(?:inbox|store|apply|extract\/engines)\/|^vault\/files\.ts$|^package-file\.ts$/ },
  { name: 'pure stages', level: 1, files: /^(?:normalize|extract|resolve|plan|vault)\// },
  { name: 'wiring', level: 3, files: /^[\w-]+\.ts$/ },
  { name: 'faces', level: 4, files: /^(?:cli|mcp|web)\// },
]
/** Tests stand beside the code and may use anything. */
const isTest = (file: string): boolean => /\.test\.ts$|(?:^|\/)test-[\w-]+\.ts$/.test(file)

/** Path below src → text. Every rule that is broken, in words that name the file and the import. */
function violations(tree: ReadonlyMap<string, string>): string[] {
  const out: string[] = []
  const graph = new Map<string, string[]>()
  for (const [file, text] of tree) {
    if (isTest(file)) continue
    const layer = layerOf(file)
    if (!layer) {
      out.push(`${file} stands in no layer`)
      continue
    }
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    const local: string[] = []
    for (const name of importsOf(source)) {
      if (!name.startsWith('.')) {
        const builtIn = name.startsWith('node:')
        if (layer.level === 0 && name !== 'zod') out.push(`${file} (model) imports ${name}`)
        else if (layer.level === 1 && builtIn) out.push(`${file} (a pure stage) imports ${name}`)
        continue
      }
      const target = path.posix.join(path.posix.dirname(file), name)
      if (!tree.has(target)) {
        if (!target.startsWith('..')) out.push(`${file} imports ${target}, which is not there`)
        continue
      }
      local.push(target)
      const below = layerOf(target)
      if (below && below.level > layer.level) out.push(`${file} (${layer.name}) imports ${target} (${below.name}): upward`)
      if (below?.level === 4 && layer.level === 4 && faceOf(file) !== faceOf(target))
        out.push(`${file} imports ${target}: faces do not know each other`)
      if (isTest(target)) out.push(`${file} imports the test ${target}`)
    }
    graph.set(file, local)
    if (layer.level <= 1) for (const what of impurities(source)) out.push(`${file} (${layer.name}) uses ${what}`)
  }
  for (const cycle of cycles(graph)) out.push(`cycle: ${cycle.join(' → ')}`)
  return out
}

const layerOf = (file: string) => LAYERS.find(l => l.files.test(file))
const faceOf = (file: string): string => file.split('/')[0] ?? ''

/** Module names of every import: static, re-export, dynamic, of values and of types. */
function importsOf(source: ts.SourceFile): string[] {
  const out: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      out.push(node.moduleSpecifier.text)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments
      if (name && ts.isStringLiteralLike(name)) out.push(name.text)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      out.push(node.argument.literal.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return out
}

/** The clock, randomness and the environment, where code reads them. */
function impurities(source: ts.SourceFile): string[] {
  const out: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const name = `${node.expression.text}.${node.name.text}`
      if (name === 'Date.now' || name === 'Math.random' || name === 'crypto.randomUUID' || name === 'performance.now') out.push(name)
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !node.arguments?.length)
      out.push('new Date()')
    if (ts.isIdentifier(node) && (node.text === 'process' || node.text === 'globalThis') && isReference(node)) out.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return out
}

/** A use of a name, not a property or a declaration that happens to be called so. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return !(
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isFunctionDeclaration(parent)
  )
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const out: string[][] = []
  const done = new Set<string>()
  const walk = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file)
    if (at >= 0) {
      out.push([...trail.slice(at), file])
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return out
}

const SRC = path.join(import.meta.dirname, '../src')
const ours = (): Map<string, string> =>
  new Map(
    readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .map(f => f.split(path.sep).join('/'))
      .filter(f => f.endsWith('.ts'))
      .sort()
      .map(f => [f, readFileSync(path.join(SRC, f), 'utf8')]),
  )

test('imports point down, none goes round, pure stages know no file, no clock, no chance and no environment', () => {
  expect(violations(ours())).toEqual([])
})

test('the map of the layers is the map of the folders', () => {
  const folders = new Set([...ours().keys()].filter(f => f.includes('/')).map(f => f.split('/')[0]))
  const known = ['apply', 'cli', 'extract', 'inbox', 'mcp', 'model', 'normalize', 'plan', 'resolve', 'store', 'vault', 'web']
  expect([...folders].filter(f => !known.includes(f ?? ''))).toEqual([])
})

describe('the guard itself', () => {
  const sound = {
    'model/ids.ts': `export type Id = string`,
    'vault/note.ts': `import type { Id } from '../model/ids.ts'\nexport const note = (id: Id) => id`,
    'vault/files.ts': `import fs from 'node:fs'\nexport const read = fs.readFileSync`,
    'pipeline.ts': `import { read } from './vault/files.ts'\nexport { note } from './vault/note.ts'\nread('x')`,
    'cli/main.ts': `await import('../pipeline.ts')`,
    'vault/note.test.ts': `import { run } from '../cli/main.ts'\nnew Date()`,
  }
  const check = (more: Record<string, string>): string[] => violations(new Map(Object.entries({ ...sound, ...more })))

  test('passes a sound tree', () => {
    expect(check({})).toEqual([])
  })
  test.each<[string, Record<string, string>, RegExp]>([
    ['a stage that imports the wiring', { 'plan/a.ts': `import '../pipeline.ts'` }, /plan\/a\.ts .* upward/],
    ['a type from above', { 'plan/a.ts': `import type { X } from '../store/s.ts'`, 'store/s.ts': '' }, /upward/],
    ['a re-export from above', { 'plan/a.ts': `export * from '../store/s.ts'`, 'store/s.ts': '' }, /upward/],
    ['a lazy import from above', { 'resolve/a.ts': `const x = () => import('../vault/files.ts')` }, /upward/],
    ['a stage that uses an engine', { 'extract/a.ts': `import '../extract/engines/e.ts'`, 'extract/engines/e.ts': '' }, /upward/],
    ['a built-in module in a pure stage', { 'normalize/a.ts': `import { createHash } from 'node:crypto'` }, /imports node:crypto/],
    ['a library in the model', { 'model/a.ts': `import yaml from 'yaml'` }, /imports yaml/],
    ['the clock', { 'plan/a.ts': 'export const t = Date.now()' }, /uses Date\.now/],
    ['the clock by constructor', { 'plan/a.ts': 'export const t = new Date()' }, /uses new Date\(\)/],
    ['chance', { 'plan/a.ts': 'export const t = Math.random()' }, /uses Math\.random/],
    ['the environment', { 'plan/a.ts': 'export const t = process.env.X' }, /uses process/],
    ['a cycle', { 'plan/a.ts': `import './b.ts'`, 'plan/b.ts': `import './a.ts'` }, /cycle: plan\/a\.ts → plan\/b\.ts → plan\/a\.ts/],
    ['a file that stands nowhere', { 'misc/a.ts': '' }, /stands in no layer/],
    ['a face that uses another', { 'web/a.ts': `import '../cli/main.ts'` }, /faces/],
    ['code that imports a test', { 'plan/a.ts': `import './a.test.ts'`, 'plan/a.test.ts': '' }, /imports the test/],
  ])('finds %s', (_name, more, expected) => {
    expect(check(more).join('\n')).toMatch(expected)
  })
  test.each([
    ['a day that is given', 'export const t = new Date(0)'],
    ['a word in a comment', '// process, Date.now()\nexport {}'],
    ['a property of that name', 'export const t = { process: 1 }.process'],
  ])('lets pass %s', (_name, text) => {
    expect(check({ 'plan/a.ts': text })).toEqual([])
  })
})
