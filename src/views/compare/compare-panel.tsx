import type { ReactNode } from 'react';
import { closeCompare, keepWorld } from '../../store/compare/side-edits';
import { MOST_WORLDS } from '../../store/compare/side-text';
import { compareWays } from '../../store/compare/ways';
import { useDocument } from '../../store/document-store';
import { useWorlds } from '../../store/worlds/worlds';
import { wayWords } from '../../words/compare-words';
import { Button } from '../controls/button';
import { Menu } from '../controls/menu';
import { Scoreboard } from '../scoreboard/scoreboard';
import { beginWay } from './begin-way';
import { addEntries } from './compare-menu';
import styles from './compare-panel.module.css';

/** The sheet of small screens: the ways into a comparison, or its scoreboard and the ways on. */
export function ComparePanel({ onDone }: { readonly onDone: () => void }): ReactNode {
  const worlds = useWorlds((state) => state.worlds);
  return worlds.length > 1 ? <Running onDone={onDone} /> : <Ways onDone={onDone} />;
}

function Ways({ onDone }: { readonly onDone: () => void }): ReactNode {
  const scenario = useDocument((document) => document.scenario);
  const ways = scenario ? compareWays(scenario) : [];
  return (
    <>
      <p className={styles['lead']}>The same scenario twice, on one clock, with one thing changed.</p>
      <ul className={styles['ways']}>
        {ways.map((way) => {
          const { label, detail } = wayWords(way);
          return (
            <li key={`${way.kind} ${way.subject} ${way.what}`}>
              <button
                type="button"
                onClick={() => {
                  beginWay(way);
                  onDone();
                }}
              >
                <b>{label}</b>
                <small>{[way.subject, detail].filter(Boolean).join(': ')}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Running({ onDone }: { readonly onDone: () => void }): ReactNode {
  const worlds = useWorlds((state) => state.worlds);
  return (
    <>
      <div className={styles['scores']}>
        <Scoreboard />
      </div>
      <div className={styles['actions']}>
        {worlds.map(({ index, letter, label }) => (
          <Button
            key={index}
            onClick={() => {
              keepWorld(index);
              onDone();
            }}
          >
            Keep {letter}
            {label !== letter && `, ${label}`}
          </Button>
        ))}
        {worlds.length < MOST_WORLDS && (
          <Menu className={styles['add']} label="Add a world" entries={addEntries}>
            Add a world
          </Menu>
        )}
        <Button
          onClick={() => {
            closeCompare();
            onDone();
          }}
        >
          End the comparison
        </Button>
      </div>
    </>
  );
}
