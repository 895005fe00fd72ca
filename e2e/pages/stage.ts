import type { Locator, Page } from '@playwright/test';
import { TASK, TASK_WIDTH } from '../../src/frame/frame';

/** Names of the tasks on each container instance, in order of creation, by the instance's id. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** The stage: the drawing, the tables that say the same, and the tray of waiting tasks. */
export type Stage = ReturnType<typeof stageOf>;

export function stageOf(page: Page) {
  const tables = page.getByRole('region', { name: 'The stage as tables' });
  const fleet = tables.getByRole('table', { name: /^Container instances/ });
  const drawing = page.getByRole('application', { name: 'Cluster' });

  /** Where every task is, read from the table at one moment. */
  async function places(): Promise<Places> {
    const rows = await fleet.evaluate((table: HTMLTableElement) => {
      const namesIn = (cell?: HTMLTableCellElement) =>
        [...(cell?.querySelectorAll('button') ?? [])].map((button) => button.textContent);
      const rows = [...(table.tBodies[0]?.rows ?? [])];
      return rows.map(({ cells }) => [namesIn(cells[1])[0] ?? '', namesIn(cells[4])] as const);
    });
    return new Map(rows);
  }

  /** How many tasks are on each instance, in the order of the table: zone by zone. */
  async function counts(): Promise<readonly number[]> {
    return [...(await places()).values()].map((tasks) => tasks.length);
  }

  /** Middle of a task's label in the drawing, in page px. */
  async function middleOf(task: string): Promise<{ x: number; y: number }> {
    const index = await taskIndexOf(page, task);
    const box = await drawing.locator(`[data-task="${index}"] text`).first().boundingBox();
    if (box === null) throw new Error(`${task} has no label in the drawing`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  return {
    drawing,
    tables,
    /** Shows the tables in place of the drawing, or the drawing again. */
    tableButton: page.getByRole('button', { name: /^Show (as a table|the drawing)$/ }),
    /** What the keyboard walks over the drawing with; its name is that of the thing it stands on. */
    cursor: drawing.getByRole('button'),
    waitingTray: page.getByRole('region', { name: 'Waiting tasks' }),
    /** From the tray to the inspector's story of what waits. */
    explainWaiting: page.getByRole('button', { name: 'Show what would make it fit' }).first(),
    waitingTable: tables.getByRole('table', { name: 'Waiting tasks' }),
    addThreeInstances: page.getByRole('button', { name: 'Add three m5.large' }),
    places,
    counts,

    /** Names of all tasks that have a place. */
    async tasks(): Promise<readonly string[]> {
      return [...(await places()).values()].flat();
    },

    /** The row of an instance in the table. */
    row(instance: string): Locator {
      return fleet.getByRole('row').filter({ has: page.getByRole('button', { name: instance, exact: true }) });
    },

    /** The states of the tasks that have a place, such as `RUNNING`. */
    async states(): Promise<readonly string[]> {
      const cells = await fleet
        .getByRole('cell')
        .filter({ has: page.getByRole('button') })
        .allInnerTexts();
      return cells.flatMap((cell) => cell.match(/\b[A-Z]{6,}\b/g) ?? []);
    },

    /** How many tasks have a place. */
    async placed(): Promise<number> {
      return (await counts()).reduce((sum, count) => sum + count, 0);
    },

    /** Selects an instance by its name in the table, as a screen reader does. */
    async select(instance: string): Promise<void> {
      await fleet.getByRole('button', { name: instance, exact: true }).press('Enter');
    },

    async clickTask(task: string): Promise<void> {
      const { x, y } = await middleOf(task);
      await page.mouse.click(x, y);
    },

    async tapTask(task: string): Promise<void> {
      const { x, y } = await middleOf(task);
      await page.touchscreen.tap(x, y);
    },

    /** Selects a service by its name below the stage. */
    async selectService(service: string): Promise<void> {
      const legend = page.getByRole('list', { name: 'Services and families' });
      await legend.getByRole('button', { name: new RegExp(`^${service} \\d`) }).click();
    },

    /** Opens the menu of what can be done to a task, as a double click does. */
    async openMenuOf(task: string): Promise<Locator> {
      const { x, y } = await middleOf(task);
      await page.mouse.dblclick(x, y);
      return page.getByRole('menu', { name: /^Actions for / });
    },

    /** Does something to the instance that a task is on, from the task's menu. */
    async actOnInstanceOf(task: string, action: string): Promise<void> {
      const menu = await this.openMenuOf(task);
      await menu.getByRole('menuitem', { name: /^Its instance/ }).press('ArrowRight');
      await page.getByRole('menuitem', { name: action }).press('Enter');
    },
  };
}

/** Row of the worker's task table for the name that a task has on screen, -1 where there is none. */
async function taskIndexOf(page: Page, task: string): Promise<number> {
  const [, owner = '', number = ''] = /^(.*)-(\d+)$/.exec(task) ?? [];
  return page.evaluate(
    ([owner, number, column, width]) => {
      const view = window.stowplan?.session.frames.view();
      if (!view) return -1;
      const ownerIndex = view.catalog.owners.findIndex(({ name }) => name === owner);
      const { tasks } = view.frame;
      for (let row = 0; row < tasks.length; row += width) {
        const isIt = tasks[row + column.ownerIndex] === ownerIndex && tasks[row + column.number] === number;
        if (isIt) return tasks[row + column.taskIndex] ?? -1;
      }
      return -1;
    },
    [owner, Number(number), TASK, TASK_WIDTH] as const,
  );
}
