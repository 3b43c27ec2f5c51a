"""The availability of a model answers in every Region, also where the model is reached through a profile alone.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html
"""

from ministack.services import bedrock

from emulator import contradictions
from emulator.patch import wrap


@wrap(bedrock, "_get_foundation_model_availability")
def availability(original, model):
    if contradictions.planted(34):
        return bedrock._validation("The provided model identifier is invalid.")
    return original(model)
