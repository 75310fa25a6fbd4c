#pragma once

#include "app/engine/Home.h"

namespace qd::app {

/// "OpenAI" for "openai", "gpt-6.1-sol of OpenAI" for one of its models; what no file of the home names as it stands. Reads them.
QString providerTitle(const Home& home, const QString& who);

} // namespace qd::app
