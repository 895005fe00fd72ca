import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

export type ButtonLook = 'primary' | 'outline' | 'plain' | 'icon' | 'link';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  readonly look?: ButtonLook;
  /** Name of a button that shows a picture alone; also its hint. */
  readonly label?: string;
  /** Keys that do the same, as the hint shows them: `Shift →`. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly pressed?: boolean;
}

/** Every button of the page. */
export function Button({
  look = 'outline',
  label,
  keys,
  icon,
  pressed,
  className,
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={classNames(styles['button'], styles[look], className)}
      aria-pressed={pressed}
      {...(label === undefined ? {} : { 'aria-label': label, 'data-hint': label })}
      {...(keys === undefined ? {} : { 'data-hint-keys': keys })}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
