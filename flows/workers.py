"""Several processes at work on many items: one that dies costs the item it was at, and no other.

Processes are spawned and not forked, since Polars' threads do not live through a fork. Each has a pipe of its own,
so that it is known what a dead one was at, and none outlives the run, however that ends.
"""

import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Self, TypeVar

from flows.errors import YusuanError

_SPAWN = get_context("spawn")
Item = TypeVar("Item")
T = TypeVar("T")


def all_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Up to `number` processes, started as they are needed; a single one is this process itself."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, int]] = {}
        self._threads = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._threads.shutdown(cancel_futures=True)

    def each(
        self,
        function: Callable[[Item], T],
        items: Sequence[Item],
        lost: Callable[[Item, str], T],
        advance: Callable[[], None],
    ) -> list[T]:
        """What function(item) returns for every item, in their order; they are begun in it, and end as they may.

        For an item whose process died it is lost(item, how it died). `advance` is called as each item ends. With
        several processes, function and items are pickled: they should be small. Raises what the function raises, and
        YusuanError if processes cannot be started.
        """
        if self._number == 1:
            return [_advanced(function(item), advance) for item in items]
        results: dict[int, T] = {}
        waiting = deque(enumerate(items))
        try:
            while len(results) < len(items):
                while waiting and len(self._busy) < self._number:
                    self._give(function, *waiting.popleft())
                for pipe in wait(list(self._busy)):
                    worker, index = self._busy[pipe]  # type: ignore[index]
                    answer = worker.answer()
                    if answer is None:
                        continue
                    del self._busy[worker.pipe]
                    if isinstance(answer, _Death):
                        results[index] = lost(items[index], str(answer))
                    else:
                        self._idle.append(worker)
                        results[index] = answer[0]
                    advance()
        except BaseException:
            self._end()
            raise
        return [results[index] for index in range(len(items))]

    def beside(self, function: Callable[..., T], *arguments: Any) -> Callable[[], T]:
        """Begin function(*arguments) in a thread of this process; what is returned gives its result, when it is called.

        With one worker nothing is done beside anything: it begins when it is called.
        """
        if self._number == 1:
            return partial(function, *arguments)
        return self._threads.submit(function, *arguments).result

    def _give(self, function: Callable[[Item], T], index: int, item: Item) -> None:
        self._idle = [worker for worker in self._idle if worker.process.is_alive()]
        worker = self._idle.pop() if self._idle else _Worker()
        worker.pipe.send((function, item))
        self._busy[worker.pipe] = worker, index

    def _end(self) -> None:
        for worker in [*self._idle, *(worker for worker, _ in self._busy.values())]:
            worker.end()
        self._idle.clear()
        self._busy.clear()


class _Death(str):
    """How a process ended."""


class _Worker:
    """A process and this end of its pipe."""

    def __init__(self) -> None:
        self.pipe, there = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_work, args=(there,), daemon=True)
        self.process.start()
        there.close()  # the only other end is the worker's: when that ends, so does the pipe
        self._is_ready = False

    def answer(self) -> Any:
        """What it says next: None once it has started, a result in a tuple, or how it died.

        Raises what the work raised.
        """
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            self.pipe.close()
            code = self.process.exitcode or 0
            how = _Death(signal.strsignal(-code) or f"signal {-code}" if code < 0 else f"exit code {code}")
            if not self._is_ready:
                raise YusuanError(f"A worker process could not start ({how}). Run with --workers 1.") from None
            return how
        self._is_ready = True
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.terminate()
        self.process.join()
        self.pipe.close()


def _work(pipe: Connection) -> None:
    """The life of a worker: it does what it is given, one after the other."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the run, which then ends its workers
    Thread(target=_end_with_the_run, daemon=True).start()
    pipe.send(None)
    with suppress(EOFError, BrokenPipeError):
        while True:
            given = pipe.recv_bytes()
            try:
                function, item = pickle.loads(given)
                answer: Any = (function(item),)
            except Exception as error:
                error.add_note(traceback.format_exc())
                answer = error
            pipe.send(answer)


def _end_with_the_run() -> None:
    """Wait for the death of the process that started this one, by whatever means, and follow."""
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _advanced(result: T, advance: Callable[[], None]) -> T:
    advance()
    return result
