import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react';
import type { NetworkActor } from '#model/questions/network';
import type { Relationship } from '#model/relationship';
import type { StanceCode } from '#model/stance';
import { loadMessages, type MessageId } from '../i18n/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { DashSample, Glyph, TypeMark } from '../parts/marks.tsx';
import { arrowWords, certaintyWord, stanceWord, typeWord } from '../parts/words.ts';
import { useAtlas } from '../state/atlas.ts';
import type { Selection } from '../state/view.ts';
import { find, findableActors, findableLines } from './find.ts';

const MOST = 7;
type Messages = Readonly<Record<string, string>>;
type Found =
  | { readonly kind: 'actor'; readonly actor: Omit<NetworkActor, 'wikidata'> }
  | { readonly kind: 'line'; readonly line: Relationship };

/** Finds actors and lines while one types: a combobox, so that the focus stays in the field. */
export function Search({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { go, view } = useAtlas();
  const { t } = useText();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [languages, setLanguages] = useState<readonly Messages[]>([]);
  const found = useFound(query, languages);
  const isShown = isOpen && query.trim() !== '';
  const optionId = (index: number) => `${listId}-${index}`;

  const choose = (one: Found | undefined) => {
    if (!one) return;
    const selection: Selection =
      one.kind === 'actor'
        ? { kind: 'actor', id: one.actor.id }
        : { kind: 'pair', holder: one.line.holder, target: one.line.target };
    go({ selection, claim: null, document: null, tab: view.tab === 'documents' ? 'network' : view.tab });
    setQuery('');
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + found.length) % found.length);
    } else if (event.key === 'Enter' && isShown) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      setQuery('');
      setOpen(false);
    }
  };
  const option = (one: Found, index: number) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, never focused
    <div
      key={one.kind === 'actor' ? one.actor.id : one.line.id}
      id={optionId(index)}
      role="option"
      aria-selected={index === active}
      className="search-option"
      onPointerMove={() => setActive(index)}
      onClick={() => choose(one)}
    >
      {one.kind === 'actor' ? <ActorOption actor={one.actor} /> : <LineOption line={one.line} />}
    </div>
  );
  const actors = found.filter(({ kind }) => kind === 'actor');

  return (
    <search className="search">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={isShown && found.length > 0}
        aria-controls={isShown && found.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && found.length ? optionId(active) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.hint')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
          // Stances are found by their names in all languages, which only now are needed.
          if (!languages.length) void loadMessages().then(setLanguages, () => undefined);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isShown ? (
        // The field keeps the focus while one clicks here.
        <div className="search-found" onPointerDown={(event) => event.preventDefault()}>
          {found.length ? (
            <div id={listId} role="listbox" aria-label={t('search.label')}>
              {actors.length ? (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
                <div role="group" aria-label={t('search.actors')}>
                  <div className="search-group" aria-hidden="true">
                    {t('search.actors')}
                  </div>
                  {actors.map(option)}
                </div>
              ) : null}
              {found.length > actors.length ? (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
                <div role="group" aria-label={t('search.stances')}>
                  <div className="search-group" aria-hidden="true">
                    {t('search.stances')}
                  </div>
                  {found.slice(actors.length).map((one, index) => option(one, actors.length + index))}
                </div>
              ) : null}
            </div>
          ) : (
            <p className="search-nothing">{t('search.nothing', { query: query.trim() })}</p>
          )}
        </div>
      ) : null}
      <p className="visually-hidden" role="status">
        {isShown
          ? found.length
            ? t('search.found', { count: found.length })
            : t('search.nothing', { query: query.trim() })
          : ''}
      </p>
    </search>
  );
}

/** What the query finds: actors first, then lines. */
function useFound(query: string, languages: readonly Messages[]): readonly Found[] {
  const { actors, whole } = useAtlas();
  const { t } = useText();
  // States that only persons speak for stand in the network alone.
  const named = useMemo(() => {
    const known = new Set(actors.map(({ id }) => id));
    return [...actors, ...whole.actors.filter(({ id }) => !known.has(id))];
  }, [actors, whole]);
  const byName = useMemo(() => findableActors(named), [named]);
  const byStance = useMemo(() => {
    const namesOf = (code: StanceCode) => {
      const id: MessageId = `stance.${code}`;
      return [code, t(id), ...languages.flatMap((messages) => messages[id] ?? [])];
    };
    return findableLines(whole.stances, named, namesOf);
  }, [whole, named, languages, t]);
  return useMemo(
    () => [
      ...find(byName, query, MOST).map((actor) => ({ kind: 'actor' as const, actor })),
      ...find(byStance, query, MOST).map((line) => ({ kind: 'line' as const, line })),
    ],
    [byName, byStance, query],
  );
}

function ActorOption({ actor }: { actor: Omit<NetworkActor, 'wikidata'> }) {
  const { nameOf } = useAtlas();
  const { t } = useText();
  return (
    <>
      <TypeMark type={actor.type} />
      <span className="search-name">{nameOf(actor.id)}</span>
      <span className="quiet">{typeWord(t, actor.type)}</span>
    </>
  );
}

function LineOption({ line }: { line: Relationship }) {
  const { nameOf } = useAtlas();
  const { t } = useText();
  return (
    <>
      <Glyph sign={line.sign} />
      <span className="search-name">{arrowWords(line, t, nameOf)}</span>
      <span className="quiet">
        {line.stances.map((code) => stanceWord(t, code)).join(', ')}
        <DashSample certainty={line.maxCertainty} />
        <span className="visually-hidden">{certaintyWord(t, line.maxCertainty)}</span>
      </span>
    </>
  );
}
