import { ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { gitProblem } from './failure.ts';
import { Inbox } from './inbox.ts';
import type { Place } from './place.ts';

/** Takes one whole reply out of the inbox, or gives `undefined` until it is all there. */
export type Take<R> = (inbox: Inbox) => R | undefined;

interface Question {
  readonly request: string | Buffer;
  /** True once answered. */
  attempt(inbox: Inbox): boolean;
  /** Forget a half-read reply: the question goes to a new process. */
  restart(): void;
  reject(reason: unknown): void;
}

/**
 * A git process that answers requests in order, started at the first question and again if it dies. It keeps this
 * program alive only while a question is open.
 */
export class Conversation {
  readonly #at: Place;
  readonly #args: readonly string[];
  #child: ChildProcessWithoutNullStreams | null = null;
  #inbox = new Inbox();
  #open: Question[] = [];
  /** The process whose end is awaited: it must keep this program alive also when nothing is open any more. */
  #ending: ChildProcessWithoutNullStreams | null = null;

  constructor(at: Place, args: readonly string[]) {
    this.#at = at;
    this.#args = args;
  }

  /**
   * @param reply makes a fresh reader of this question's reply
   * @throws Problem `git` when git dies over this question
   */
  ask<R>(request: string | Buffer, reply: () => Take<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      let take = reply();
      this.#open.push({
        request,
        attempt(inbox) {
          const answer = take(inbox);
          if (answer === undefined) return false;
          resolve(answer);
          return true;
        },
        restart() {
          take = reply();
        },
        reject,
      });
      const child = (this.#child ??= this.#start());
      if (this.#open.length === 1) keepAlive(child, true);
      child.stdin.write(request);
    });
  }

  /** Answers what is open, then ends the process. Safe to call twice. */
  async close(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#ending = child;
    keepAlive(child, true);
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.stdin.end();
    await ended;
  }

  #start(): ChildProcessWithoutNullStreams {
    const settings = this.#at.settings.flatMap((setting) => ['-c', setting]);
    const child = spawn('git', [...settings, ...this.#args], {
      cwd: this.#at.folder,
      env: this.#at.env,
      windowsHide: true,
    });
    let complaint = '';
    this.#inbox = new Inbox();
    child.stdout.on('data', (chunk: Buffer) => this.#hear(child, chunk));
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk).slice(-4096)));
    child.on('error', (error) => (complaint += String(error)));
    // A broken pipe needs no word of its own: the exit that caused it is reported.
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => this.#ended(child, code ?? -1, complaint));
    keepAlive(child, false);
    return child;
  }

  #hear(child: ChildProcessWithoutNullStreams, chunk: Buffer): void {
    if (child !== this.#child) return;
    this.#inbox.push(chunk);
    while (this.#open[0]?.attempt(this.#inbox) === true) this.#open.shift();
    if (this.#open.length === 0 && child !== this.#ending) keepAlive(child, false);
  }

  #ended(child: ChildProcessWithoutNullStreams, exit: number, complaint: string): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#open.shift()?.reject(gitProblem(this.#args, this.#at.folder, { exit, complaint }));
    if (this.#open.length === 0) return;
    const next = (this.#child = this.#start());
    keepAlive(next, true);
    for (const question of this.#open) {
      question.restart();
      next.stdin.write(question.request);
    }
  }
}

function keepAlive(child: ChildProcessWithoutNullStreams, wanted: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
    // Pipes of a child are sockets, which the types do not say.
    if (!(handle instanceof ChildProcess) && !(handle instanceof Socket)) continue;
    if (wanted) handle.ref();
    else handle.unref();
  }
}
