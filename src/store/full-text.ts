import { sql } from 'kysely';
import type { Story } from '../model/story.ts';
import type { Database } from './schema.ts';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ASCII = /^[\t-~]*$/;
const MARK = /\p{M}+/gu;
/** Scripts that put no space between words: indexed by pairs of characters. */
const UNSPACED_RUN = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+)/u;
/** A word longer than this is no word (base64, a hash list); PostgreSQL refuses those beyond 2 kB. */
const LONGEST_WORD = 80;
const INDEXED_CHARACTERS = 50_000;

interface Numbered {
  readonly seq: number;
  readonly story: Pick<Story, 'title' | 'text'>;
}

/** Makes the words of stories findable under their row numbers. */
export async function indexWords({ backend, query }: Database, stories: readonly Numbered[]): Promise<void> {
  const rows = stories.map(({ seq, story }) => {
    const words = searchWords(`${story.title}\n${story.text.slice(0, INDEXED_CHARACTERS)}`).join(' ');
    return sql`(${seq}, ${backend === 'sqlite' ? sql`${words}` : sql`to_tsvector('simple', ${words})`})`;
  });
  await sql`insert into story_words (rowid, words) values ${sql.join(rows)}`.execute(query);
}

export async function forgetWords({ query }: Database, seqs: readonly number[]): Promise<void> {
  await sql`delete from story_words where rowid in (${sql.join(seqs)})`.execute(query);
}

/** Row numbers of the stories that hold all the words, best first. */
export async function findWords({ backend, query }: Database, text: string, limit: number): Promise<readonly number[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const found =
    backend === 'sqlite'
      ? sql<{
          rowid: number;
        }>`select rowid from story_words where words match ${words.map((word) => `"${word}"`).join(' ')}
          order by rank, rowid desc limit ${limit}`
      : sql<{ rowid: number }>`select rowid from story_words, plainto_tsquery('simple', ${words.join(' ')}) wanted
          where words @@ wanted order by ts_rank_cd(words, wanted, 1) desc, rowid desc limit ${limit}`;
  const { rows } = await found.execute(query);
  return rows.map((row) => Number(row.rowid));
}

/** Folded words; runs of unspaced scripts become overlapping pairs, so that both databases find them the same way. */
function searchWords(text: string): readonly string[] {
  if (ASCII.test(text)) return (text.toLowerCase().match(WORD) ?? []).map(shorten);
  const folded = text.normalize('NFKD').replace(MARK, '').normalize('NFC').toLowerCase();
  const words = folded.match(WORD) ?? [];
  if (!UNSPACED_RUN.test(folded)) return words.map(shorten);
  return words.flatMap((word) => word.split(UNSPACED_RUN).flatMap(unspacedPairs)).map(shorten);
}

function unspacedPairs(run: string): readonly string[] {
  if (!UNSPACED_RUN.test(run)) return run ? [run] : [];
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

function shorten(word: string): string {
  return word.slice(0, LONGEST_WORD);
}
