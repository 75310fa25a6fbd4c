#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QString>

#include <optional>

namespace qd::agents {

/// Until when providers said that a model is not to be asked, for everybody in a home, whatever process and organisation: one small
/// file for each model in <home>/limits, {"model", "until_ms"}; nothing of a key. Written whole by a rename, so that readers never see
/// half of one. What is malformed, or further ahead than any provider is believed (readRefusal), says nothing.
/// @thread any: it keeps nothing but the folder.
class ToldLimits final {
public:
    /// Without a home nothing is shared.
    explicit ToldLimits(const QString& home = {});

    /// Nothing: nobody was told to wait, or the wait is over. One small read.
    std::optional<Instant> until(const QString& model, Instant now) const;
    /// Stays as it is where somebody was told to wait longer. Error::Store.
    Result<Done> tell(const QString& model, Instant until, Instant now) const;

private:
    QString fileOf(const QString& model) const;
    QString m_folder; ///< empty: none
};

} // namespace qd::agents
