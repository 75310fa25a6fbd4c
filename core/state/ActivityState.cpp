#include "core/state/ActivityState.h"
