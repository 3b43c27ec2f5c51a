"""Checks around every request: the Region must be enabled, and a changed logging configuration leaves an event."""

from ministack import app
from ministack.core import iam_evaluator, router

from emulator import (
    cost_explorer,
    held_deliveries,
    lake_formation,
    price_list,
    price_rights,
    query_rights,
    regions,
    runtime,
    service_tier,
    session_tags,
    trail,
    trust,
)
from emulator.patch import wrap


@wrap(app, "_dispatch_service_request")
async def dispatch(original, method, path, headers, body, query, request_id):
    service = router.detect_service(method, path, headers, app._routing_params(method, path, headers, body, query))
    if refusal := regions.refusal(service, router.extract_region(headers, query), headers, request_id):
        return refusal
    if settings := lake_formation.answer(method, path):
        return settings
    runtime.REQUEST_ID.set(request_id)
    query_rights.look_at(headers, query)
    session_tags.look_at(headers)
    service_tier.look_at(service, path, headers, body)
    trust.SERVICE.set(headers.get(trust.HEADER))
    trust.PRINCIPAL.set(headers.get(trust.PRINCIPAL_HEADER))
    held_deliveries.release()
    if answer := cost_explorer.answer(headers, body):
        return answer
    if headers.get("x-amz-target") == price_list.TARGET:
        return price_rights.refusal(headers, query, request_id) or price_list.answer(headers, body)
    response = await original(method, path, headers, body, query, request_id)
    if service == "bedrock" and response[0] < 300 and trail.concerns(method, path) and trail.covered():
        trail.send(method, iam_evaluator.request_caller_arn(headers, query), body, request_id)
    return response
