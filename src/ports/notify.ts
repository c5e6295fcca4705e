/** Alerts with the seed's three levels. */
export type AlertLevel = 'CRITICAL' | 'WARNING' | 'INFO';

export interface Alert {
  readonly level: AlertLevel;
  /** Without the level: `tRust is 2+ releases behind upstream`. */
  readonly text: string;
  /** What the alert is about; the same cause is announced once. */
  readonly cause: string;
}

export interface Notifier {
  notify(alert: Alert): Promise<void>;
}
