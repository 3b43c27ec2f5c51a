"""The IAM decision on a request for the AWS Price List, a service that MiniStack does not have. It has no resource.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_pricing.html
"""

from ministack.core import iam_actions, iam_evaluator, router

ACTION = "pricing:GetProducts"


def refusal(headers, query, request_id):
    """The answer to a caller that may not read the list; None for another one."""
    key, region = router.extract_access_key_id(headers, query), router.extract_region(headers, query)
    denied = iam_evaluator.enforce(key, ACTION, "pricing", region)
    if not denied:
        return None
    principal = getattr(denied, "principal_arn", "")
    return iam_actions.access_denied_response(
        "pricing", ACTION, principal, request_id, headers=headers, error_code="AccessDeniedException"
    )
