#include "core/state/OrgState.h"
