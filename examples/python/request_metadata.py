"""Hook that stamps request metadata on every Amazon Bedrock call of a client, by the JSON Schema of its Region.

schema = ssm.get_parameter(Name="/bedrock-bootstrap/request-metadata-schema")["Parameter"]["Value"]
stamp = Stamp(schema, {"team": "growth", "service": "onboarding-api", "env": "prod"})
bedrock_runtime.meta.events.register("provide-client-params.bedrock-runtime", stamp)"""

import json
import warnings
from contextvars import ContextVar

from jsonschema import Draft202012Validator

labels = ContextVar("labels")  # labels of the calls of a context; the requestMetadata of a call takes precedence
compact = json.JSONEncoder(separators=(",", ":")).encode


class Stamp:
    def __init__(self, schema, identity, drop_and_report=None):
        self.validator = Draft202012Validator(json.loads(schema))
        self.keys, self.identity = self.validator.schema["properties"], dict(identity)
        self.fixed, self.report = {self.today(key) for key in identity}, drop_and_report
        if mistakes := self.check(identity):
            raise ValueError(*mistakes)

    def __call__(self, params, model, **_):
        if not (field := model.input_shape.members.get("requestMetadata")):
            return params
        own = params.get("requestMetadata", {})
        merged = self.merge(labels.get({}) | (json.loads(own) if isinstance(own, str) else own))
        return params | {"requestMetadata": merged if field.type_name == "map" else compact(merged)}

    def merge(self, given):
        free = {key: value for key, value in given.items() if self.today(key) not in self.fixed}
        mistakes = [(key, "fixed key", given[key], "do not set it for one call") for key in given.keys() - free.keys()]
        mistakes += [mistake for mistake in self.check(self.identity | free) if mistake[0]]
        merged = self.identity | {key: free[key] for key in free.keys() - {mistake[0] for mistake in mistakes}}
        mistakes += self.check(merged)
        while self.check(merged):
            del merged[max(merged.keys() - self.identity.keys())]
        if mistakes and not self.report:
            raise ValueError(*mistakes)
        if mistakes:
            self.report(mistakes)
        for key in merged.keys() - {self.today(key) for key in merged}:
            warnings.warn(f"request metadata {key} is deprecated: stamp {self.today(key)}", FutureWarning, stacklevel=2)
        return merged

    def today(self, key):
        newer = self.keys.get(key, {}).get("x-deprecatedBy")
        return self.today(newer) if newer else key

    def check(self, metadata):
        advice = "allowed: " + ", ".join(self.keys)
        found = [(key, "unknown key", metadata[key], advice) for key in metadata.keys() - self.keys]
        for error in self.validator.iter_errors({key: metadata[key] for key in metadata.keys() & self.keys}):
            key = error.path[0] if error.path else error.schema.get("description", "")
            found.append(
                (key, error.schema["title"], metadata.get(key), error.schema.get("description", error.message))
            )
        size = len(compact(metadata))
        return found + [("", "too large", size, "at most 8500 characters as JSON are allowed")] * (size > 8500)
