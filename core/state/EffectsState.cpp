#include "core/state/EffectsState.h"
