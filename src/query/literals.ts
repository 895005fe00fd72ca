import type { SubjectName } from './language';
import { SUBJECT_INFO } from './language';
import { isVersion } from './ordering';
import { parseTimestamp } from './timestamp';

/** What is wrong with a value for its subject, and how to mend it; null if nothing is. */
export function literalProblem(
  subject: SubjectName,
  text: string,
): { readonly message: string; readonly hint: string } | null {
  switch (SUBJECT_INFO[subject].value) {
    case 'text':
      return null;
    case 'boolean':
      if (text === 'true' || text === 'false') return null;
      return { message: `${subject} is true or false, not "${text}".`, hint: 'Write agentConnected == true.' };
    case 'count':
      if (/^\d+$/.test(text)) return null;
      return {
        message: `${subject} is compared with a whole number, not with "${text}".`,
        hint: 'Write for example runningTasksCount <= 2.',
      };
    case 'version':
      if (isVersion(text)) return null;
      return {
        message: `"${text}" is no version.`,
        hint: 'A version is numbers with dots between them, such as 1.86.0.',
      };
    case 'timestamp':
      if (parseTimestamp(text) !== null) return null;
      return {
        message: `"${text}" is no date.`,
        hint: 'Write 2018-06-18, 2018-06-18T22:28:28, 2018-06-18T22:28:28Z or 2018-06-18T22:28:28+00:00.',
      };
  }
}

/** Whether the text stands for itself without quotes where a value is expected. */
export function isBareValue(text: string): boolean {
  return /^(?:(?!&&|\|\|)[^\s()[\],'"])+$/.test(text) && !/^(?:and|or|not)$/.test(text) && !/^[=!<>~]/.test(text);
}

/** Whether the text stands for itself without quotes where a pattern is expected. */
export function isBarePattern(text: string): boolean {
  return /^(?:(?!&&|\|\|)[^\s()'"])+$/.test(text) && !/^(?:and|or|not)$/.test(text);
}

/** The text in quotes: single ones unless it holds one. A text that holds both kinds cannot be written. */
export function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
