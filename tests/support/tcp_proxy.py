"""A TCP proxy on loopback that breaks connections in the ways networks do."""

import asyncio
from typing import Literal
from weakref import WeakSet

from config.demo.serving import ServerThread

Direction = Literal["to_client", "to_server"]

_READ_SIZE = 4096
_FAR_AWAY = 2**62


class TcpProxy(ServerThread):
    """Passes bytes between its own port and `target_port`, until told to misbehave.

    Every fault works on all connections, takes effect at once, and ends with `resume`; only `cut` and
    `cut_after` happen once. Bytes that were on their way when a fault began may still arrive.
    """

    def __init__(self, target_port: int, *, target_host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__("TCP proxy", port=port)
        self.target_host = target_host
        self.target_port = target_port
        self.connection_count = 0
        self.byte_counts: dict[Direction, int] = {"to_client": 0, "to_server": 0}
        self._writers: WeakSet[asyncio.StreamWriter] = WeakSet()
        self._cut_at: dict[Direction, int] = {"to_client": _FAR_AWAY, "to_server": _FAR_AWAY}
        self._garbled_every: int | None = None
        self._piece_size: int | None = None

    def cut(self) -> None:
        """Reset all open connections on both sides."""
        self._call(self._cut())

    def cut_after(self, count: int, direction: Direction = "to_client") -> None:
        """Reset all connections when `count` more bytes, not one more, have gone in that direction."""
        self._call(self._set_cut(count, direction))

    def stall(self) -> None:
        """Take connections and bytes, and pass nothing on."""
        self._call(self._set_flowing(flowing=False))

    def refuse(self) -> None:
        """Refuse new connections; those that are open go on."""
        self._call(self._close_listener())

    def garble(self, *, every: int = 16) -> None:
        """Turn over all bits of every so manyth byte on its way to the client."""
        self._call(self._set_faults(garbled_every=every, piece_size=self._piece_size))

    def dribble(self, *, piece_size: int = 1) -> None:
        """Pass bytes to the client in pieces of this size, so that lines arrive split."""
        self._call(self._set_faults(garbled_every=self._garbled_every, piece_size=piece_size))

    def resume(self) -> None:
        """End every fault. What was held back by `stall` is passed on."""
        self._call(self._recover())

    async def _open(self) -> asyncio.Server:
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._listener = await asyncio.start_server(self._relay, self.host, self.port)
        return self._listener

    def _drop_connections(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _relay(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        self.connection_count += 1
        self._writers.add(to_client)
        try:
            server, to_server = await asyncio.open_connection(self.target_host, self.target_port)
        except OSError:
            to_client.transport.abort()
            return
        self._writers.add(to_server)
        try:
            await asyncio.gather(self._pump(client, to_server, "to_server"), self._pump(server, to_client, "to_client"))
        except ConnectionError:
            to_server.transport.abort()
            to_client.transport.abort()
        finally:
            to_server.close()
            to_client.close()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, direction: Direction) -> None:
        while data := await source.read(_READ_SIZE):
            await self._flowing.wait()
            begun_at = self.byte_counts[direction]
            passed = data[: max(0, self._cut_at[direction] - begun_at)]
            # Counted before it is sent: who has received a byte finds it counted.
            self.byte_counts[direction] += len(passed)
            if direction == "to_client":
                await self._send_to_client(sink, self._spoil(passed, begun_at))
            else:
                sink.write(passed)
                await sink.drain()
            if self.byte_counts[direction] >= self._cut_at[direction]:
                self._cut_at[direction] = _FAR_AWAY
                # A reset may overtake the last bytes; the client shall see all that were promised.
                await asyncio.sleep(0.05)
                self._drop_connections()
                return
        await self._flowing.wait()
        if sink.can_write_eof():
            sink.write_eof()

    async def _send_to_client(self, sink: asyncio.StreamWriter, data: bytes) -> None:
        size = self._piece_size or max(1, len(data))
        for start in range(0, len(data), size):
            sink.write(data[start : start + size])
            await sink.drain()
            if self._piece_size:
                # Two writes in one round of the loop would leave as one packet.
                await asyncio.sleep(0.0005)

    def _spoil(self, data: bytes, begun_at: int) -> bytes:
        if self._garbled_every is None:
            return data
        spoilt = bytearray(data)
        first = -begun_at % self._garbled_every
        for position in range(first, len(spoilt), self._garbled_every):
            spoilt[position] ^= 0xFF
        return bytes(spoilt)

    async def _cut(self) -> None:
        self._drop_connections()

    async def _set_cut(self, count: int, direction: Direction) -> None:
        self._cut_at[direction] = self.byte_counts[direction] + count

    async def _set_flowing(self, *, flowing: bool) -> None:
        if flowing:
            self._flowing.set()
        else:
            self._flowing.clear()

    async def _set_faults(self, *, garbled_every: int | None, piece_size: int | None) -> None:
        self._garbled_every = garbled_every
        self._piece_size = piece_size

    async def _close_listener(self) -> None:
        self._listener.close()

    async def _recover(self) -> None:
        self._flowing.set()
        self._garbled_every = self._piece_size = None
        self._cut_at = {"to_client": _FAR_AWAY, "to_server": _FAR_AWAY}
        if not self._listener.is_serving():
            self._listener = await asyncio.start_server(self._relay, self.host, self.port)
