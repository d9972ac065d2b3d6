import type { KnowledgeView } from './contracts.ts'

/**
 * The methods of a view as plain functions: what another view puts its own over. A spread would not do: a view may be an instance, whose
 * methods stand on its prototype.
 */
export function boundView(view: KnowledgeView): KnowledgeView {
  return {
    entity: id => view.entity(id),
    entityByEmail: email => view.entityByEmail(email),
    entitiesByName: name => view.entitiesByName(name),
    entitiesByNameWord: (word, limit) => view.entitiesByNameWord(word, limit),
    entitiesByPhonetic: (key, limit) => view.entitiesByPhonetic(key, limit),
    entitiesByHeardForm: heard => view.entitiesByHeardForm(heard),
    eventsBetween: (from, to) => view.eventsBetween(from, to),
    eventsOn: day => view.eventsOn(day),
    openActions: (entity, limit) => view.openActions(entity, limit),
    statementsAbout: (entity, kinds, limit) => view.statementsAbout(entity, kinds, limit),
    statementsUnder: (primary, kinds, limit) => view.statementsUnder?.(primary, kinds, limit) ?? [],
    statementsSaying: (entity, kinds, words, limit) => view.statementsSaying?.(entity, kinds, words, limit) ?? [],
    statementsWith: (stem, kinds, limit) => view.statementsWith?.(stem, kinds, limit) ?? [],
    statement: id => view.statement(id),
    statementsOf: source => view.statementsOf(source),
    notesOf: (primary, limit) => view.notesOf(primary, limit),
    habitualParticipants: key => view.habitualParticipants(key),
    decisionsFor: surface => view.decisionsFor(surface),
    keptApart: (a, b) => view.keptApart(a, b),
    sourcesBySha: sha => view.sourcesBySha(sha),
    sourcesBySketch: sketch => view.sourcesBySketch(sketch),
    sourcesByMessage: id => view.sourcesByMessage(id),
    sourcesBySubject: subject => view.sourcesBySubject(subject),
    source: id => view.source(id),
    sourcesOfNote: note => view.sourcesOfNote(note),
    statementIdTaken: id => view.statementIdTaken(id),
    linesOf: path => view.linesOf(path),
    pathsByBaseName: base => view.pathsByBaseName(base),
    ...(view.entitiesByKeys ? { entitiesByKeys: (list, keys, limit) => view.entitiesByKeys?.(list, keys, limit) ?? new Map() } : {}),
    ...(view.glossary ? { glossary: () => view.glossary?.() ?? [] } : {}),
  }
}
