import type { AlarmState } from '../state';
import { actOnAlarm } from '../scaling/period';
import { setAlarm } from '../service/alarms';
import type { Action } from './action';

/** SetAlarmState of CloudWatch: an alarm is in that state until its own datapoints say otherwise. Source: services-and-capacity 1.12, 3.6. */
export const setAlarmState: Action = (engine, { AlarmName, StateValue }) => {
  const name = String(AlarmName);
  const value: AlarmState = StateValue === 'ALARM' || StateValue === 'INSUFFICIENT_DATA' ? StateValue : 'OK';
  setAlarm(engine, name, value);
  return {
    said: `${name}: ${value}`,
    kind: value === 'ALARM' ? 'failure' : 'action',
    setsOff: () => actOnAlarm(engine, name),
  };
};
