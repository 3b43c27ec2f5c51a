"""A request that repeats a ClientRequestToken: a second try of a call whose answer was lost does nothing.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
"""

from ministack.core.responses import AccountRegionScopedDict
from ministack.services.cloudformation import handlers

_answers = AccountRegionScopedDict()


def once(operation):
    """Gives the answer of the first request again to a later one with the same stack and token."""
    original = handlers._ACTION_HANDLERS[operation]

    def answer(params):
        token = handlers._p(params, "ClientRequestToken")
        if not token:
            return original(params)
        request = (operation, handlers._p(params, "StackName"), token)
        if request not in _answers:
            given = original(params)
            if given[0] != 200:
                return given
            _answers[request] = given
        return _answers[request]

    handlers._ACTION_HANDLERS[operation] = answer


once("CreateStack")
once("UpdateStack")
