#pragma once

#include "tests/support/fakeworld/models/Ask.h"
#include "tests/support/fakeworld/models/Said.h"

namespace fakeworld {

/// What a test has a model answer. A list of rules; the first that matches and is not used up counts:
/// {"model","system","prompt","tool_result","reply": texts that must stand in those; "reply" is the name or title of the schema,
///  "times": how often (for ever),
///  "answer": a text or an object, "calls":[{"name","input",("id")}], "stop": "max_tokens" or "refusal"}
class Script {
public:
    /// @returns what is wrong with it; empty: nothing.
    QString read(const QByteArray& json);
    /// What the first matching rule says; nothing when none does.
    std::optional<Said> answer(const Ask& ask);

private:
    struct Rule {
        QJsonObject json;
        int left = -1;
    };
    QList<Rule> m_rules;
};

} // namespace fakeworld
