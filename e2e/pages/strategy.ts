import type { Page } from '@playwright/test';

/** The sentence over the stage: *Place web by spread across zones, then binpack on memory*. */
export type Strategy = ReturnType<typeof strategyOf>;

export function strategyOf(page: Page) {
  const sentence = page.getByRole('heading', { level: 2, name: /^Place / });
  const menu = page.getByRole('menu');

  const addRule = sentence.getByRole('button', { name: 'rule', exact: true });

  /** The control of one rule, counted from 1; without any rule, of ECS's default. */
  function rule(number = 1) {
    return sentence.getByRole('button', { name: /^(spread|binpack|random)/ }).nth(number - 1);
  }

  async function choose(strategy: string): Promise<void> {
    await menu.getByRole('menuitemcheckbox', { name: strategy, exact: true }).click();
  }

  return {
    sentence,
    rule,
    menu,
    /** What is placed: a service, or the family of a RunTask. */
    subject: sentence.getByRole('button').first(),
    addRule,
    /** Takes the change as ECS itself would: an UpdateService at the present moment. */
    applyFromNow: page.getByRole('button', { name: 'apply it from now on instead' }),

    /** Makes a rule another one: `binpack memory`, `spread instanceId`, `random`. */
    async change(strategy: string, number = 1): Promise<void> {
      await rule(number).click();
      await choose(strategy);
    },

    async add(strategy: string): Promise<void> {
      await addRule.click();
      await choose(strategy);
    },
  };
}
