#pragma once

#include "agents/llm/providers/ProviderList.h"
#include "app/engine/Home.h"

namespace qd::app {

/// How the providers of a home are called.
class ProviderTitles {
public:
    /// Reads their files; of one that cannot be read nobody's title is known.
    static ProviderTitles in(const Home& home);

    /// "OpenAI" for "openai", "gpt-6.1-sol of OpenAI" for one of its models; what no file names as it stands.
    QString of(const QString& who) const;

private:
    agents::ProviderList m_providers;
};

} // namespace qd::app
