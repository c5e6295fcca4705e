import type { Notifier } from '../../ports/notify.ts';

/** Each notifier gets the alert, in order, whatever the others do; the first failure is thrown after the last. */
export function combineNotifiers(notifiers: readonly Notifier[]): Notifier {
  return {
    notify: async (alert) => {
      const failures: unknown[] = [];
      for (const notifier of notifiers) {
        try {
          await notifier.notify(alert);
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
