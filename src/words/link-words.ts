/** Why a link could not be opened, and what to do about it. */
export const BAD_LINK_WORDS = {
  damaged: {
    title: 'This link is damaged.',
    text: 'Some of its characters are missing or changed; chat programs and line breaks do that. Ask for it again, or for the scenario as a file.',
  },
  'too-large': {
    title: 'This link is too large to open.',
    text: 'Unpacked it would be more than 8 MiB, which no scenario made here is. It was not opened.',
  },
  newer: {
    title: 'This link comes from a newer version.',
    text: 'Reload the page to get the newest version, then open the link again.',
  },
  'not-a-scenario': {
    title: 'This link does not hold a scenario that can be run.',
    text: 'It could be unpacked, but what is in it is not valid.',
  },
  'unknown-example': {
    title: 'There is no such example.',
    text: 'The link names a built-in scenario that this version does not have.',
  },
} as const;
