import type { AlarmState } from '../state';
import { setAlarm } from '../service/alarms';
import type { Action } from './action';

/** SetAlarmState of CloudWatch: what the playground has of alarms besides scaling. Source: services-and-capacity 1.12. */
export const setAlarmState: Action = (engine, { AlarmName, StateValue }) => {
  const name = String(AlarmName);
  const value: AlarmState = StateValue === 'ALARM' || StateValue === 'INSUFFICIENT_DATA' ? StateValue : 'OK';
  setAlarm(engine, name, value);
  return { said: `${name}: ${value}`, kind: value === 'ALARM' ? 'failure' : 'action' };
};
