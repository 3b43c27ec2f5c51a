"""The answers of models: bodies and event streams, in the form of each provider.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html
https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages-request-response.html
https://docs.aws.amazon.com/nova/latest/userguide/using-invoke-api.html
https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
"""

import base64
import json

from ministack.services import bedrock_runtime

from emulator import contradictions

REPLY = "This is the answer of an emulated model."


def converse_usage(usage):
    counts = {
        "inputTokens": usage.input,
        "outputTokens": usage.output,
        "totalTokens": usage.total,
        "cacheReadInputTokens": usage.cache_read,
        "cacheWriteInputTokens": usage.cache_write,
    }
    if usage.cache_write:
        kept = {"5m": usage.cache_write - usage.cache_write_1h, "1h": usage.cache_write_1h}
        counts["cacheDetails"] = [{"inputTokens": n, "ttl": ttl} for ttl, n in kept.items() if n]
    return counts


def converse(usage, latency):
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": REPLY}]}},
        "stopReason": "end_turn",
        "usage": converse_usage(usage),
        "metrics": {"latencyMs": latency},
    }


def converse_events(usage, latency):
    yield "messageStart", {"role": "assistant"}
    for word in REPLY.split(" "):
        yield "contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": word + " "}}
    yield "contentBlockStop", {"contentBlockIndex": 0}
    yield "messageStop", {"stopReason": "end_turn"}
    yield "metadata", {"usage": converse_usage(usage), "metrics": {"latencyMs": latency}}


def anthropic_usage(usage):
    return {
        "input_tokens": usage.input,
        "cache_creation_input_tokens": usage.cache_write,
        "cache_read_input_tokens": usage.cache_read,
        "cache_creation": {
            "ephemeral_5m_input_tokens": usage.cache_write - usage.cache_write_1h,
            "ephemeral_1h_input_tokens": usage.cache_write_1h,
        },
        "output_tokens": usage.output,
    }


def nova_usage(usage):
    return {
        "inputTokens": usage.input,
        "outputTokens": usage.output,
        "totalTokens": usage.total,
        "cacheReadInputTokenCount": usage.cache_read,
        "cacheWriteInputTokenCount": usage.cache_write,
    }


def body(model, usage, request_id):
    """The body of InvokeModel's answer."""
    if model.embedding:
        vector = [round(0.001 * n, 3) for n in range(8)]
        return {"embedding": vector, "embeddingsByType": {"float": vector}, "inputTextTokenCount": usage.input}
    if model.provider == "Anthropic":
        return {
            "id": f"msg_bdrk_{request_id}",
            "type": "message",
            "role": "assistant",
            "model": model.id.removeprefix("anthropic."),
            "content": [{"type": "text", "text": REPLY}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": anthropic_usage(usage),
        }
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": REPLY}]}},
        "stopReason": "end_turn",
        "usage": nova_usage(usage),
    }


def chunks(model, usage, request_id, latency):
    """The chunks of InvokeModelWithResponseStream's answer; the last one carries the counts."""
    if model.provider == "Anthropic":
        start = body(model, usage, request_id) | {"content": [], "stop_reason": None}
        parts = [
            {"type": "message_start", "message": start},
            {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": REPLY}},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": usage.output}},
            {"type": "message_stop"},
        ]
    else:
        parts = [
            {"messageStart": {"role": "assistant"}},
            {"contentBlockDelta": {"delta": {"text": REPLY}, "contentBlockIndex": 0}},
            {"contentBlockStop": {"contentBlockIndex": 0}},
            {"messageStop": {"stopReason": "end_turn"}},
            {"metadata": {"usage": nova_usage(usage), "metrics": {}, "trace": {}}},
        ]
    parts[0 if contradictions.planted(40) else -1]["amazon-bedrock-invocationMetrics"] = {
        "inputTokenCount": usage.input,
        "outputTokenCount": usage.output,
        "cacheReadInputTokenCount": usage.cache_read,
        "cacheWriteInputTokenCount": usage.cache_write,
        "invocationLatency": latency,
        "firstByteLatency": latency,
    }
    return parts


def event_stream(events):
    return b"".join(bedrock_runtime._es_event(kind, payload) for kind, payload in events)


def chunk_stream(parts):
    """AWS sends the JSON of a chunk in base64, like all bytes in JSON."""
    return event_stream(("chunk", {"bytes": base64.b64encode(json.dumps(p).encode()).decode()}) for p in parts)
