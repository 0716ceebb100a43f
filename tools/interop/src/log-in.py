"""Logs autobahn-python in and prints what came of it: one JSON object, {"welcome": details} or {"abort": reason}.

Takes one JSON object as its argument: url, realm, serializer, method, authid (if there is one) and secret.
"""
import asyncio
import json
import sys

from autobahn.asyncio.component import Component
from autobahn.wamp.exception import ApplicationError

task = json.loads(sys.argv[1])
proof = {"ticket": "ticket", "wampcra": "secret", "cryptosign": "privkey"}[task["method"]]
config = {proof: task["secret"]}
if "authid" in task:
    config["authid"] = task["authid"]

component = Component(
    transports=[
        {"type": "websocket", "url": task["url"], "serializers": [task["serializer"]], "max_retries": 0},
    ],
    realm=task["realm"],
    authentication={task["method"]: config},
)
outcome = {}


@component.on_join
async def joined(session, details):
    outcome["welcome"] = {
        "authid": details.authid,
        "authrole": details.authrole,
        "authmethod": details.authmethod,
        "authprovider": details.authprovider,
    }
    session.leave()


@component.on_leave
async def left(session, details):
    outcome.setdefault("abort", details.reason)


async def main():
    try:
        await component.start(loop=asyncio.get_running_loop())
    except (ApplicationError, RuntimeError, OSError) as error:
        outcome.setdefault("abort", getattr(error, "error", str(error)))


asyncio.run(main())
print(json.dumps({"welcome": outcome["welcome"]} if "welcome" in outcome else {"abort": outcome["abort"]}))
