#pragma once

#include "app/commands/review/ReviewFile.h"
#include "core/rules/inbox/Bundles.h"

namespace qd::app {

/// What was decided on a review, as it grows: a file of its own beside it, signed anew with each decision.
class Answers {
public:
    /// Those in `file`, or none where there is no such file. Error::Parse: it is of another review, or was signed elsewhere.
    static Result<Answers> open(const QString& file, const Review& review, const SigningKey& key);

    /// In the place of what was said on the same item before.
    void put(const DecideApproval& decision, Instant now);
    /// `on`: what was shown, to which the answer is bound.
    void put(const SettleEscalation& answer, const rules::ShownQuestion& on, Instant now);
    /// @returns whether there was something to take back.
    bool takeBack(const InboxItemId& item);
    std::optional<DecideApproval> on(const ApprovalId& item) const;
    std::optional<SettleEscalation> on(const EscalationId& item) const;
    qsizetype size() const { return m_bundle.size(); }
    /// Signs them under a new id; without a decision there is no file any more.
    Result<Done> write(const SigningKey& key, Instant now);

private:
    QString m_file;
    rules::Bundle m_bundle;
};

} // namespace qd::app
