#pragma once

#include "ui/models/past/PastActions.h"

namespace qd::test {

/// What was done, from a list; or a failure.
class FakeActions final : public ui::PastActions {
public:
    QList<PastAction> all; ///< oldest first
    std::optional<Error> failure;
    bool waits = false;    ///< answers are kept until letGo()
    QList<Instant> asked;

    void actions(Instant from, QObject*, Answer answer) override
    {
        asked.append(from);
        QList<PastAction> since;
        for (const PastAction& action : all)
            if (action.time >= from)
                since.append(action);
        Result<QList<PastAction>> result = failure ? Result<QList<PastAction>>(*failure) : Result<QList<PastAction>>(since);
        m_kept = [answer = std::move(answer), result = std::move(result)] { answer(result); };
        if (!waits)
            letGo();
    }
    void letGo() { std::exchange(m_kept, [] {})(); }

    /// `count` of a kind that had the level, the last of them at `until`, an hour apart.
    void add(const char* kind, Autonomy level, int count, Instant until)
    {
        for (int i = count - 1; i >= 0; --i) {
            PastAction action;
            action.kind = {QString::fromLatin1(kind)};
            action.time = until - std::chrono::hours(i);
            action.agent = {QStringLiteral("copywriter")};
            action.title = QStringLiteral("%1 no. %2").arg(action.kind.text).arg(count - i);
            action.connector = {QStringLiteral("folder-site")};
            action.level = level;
            action.chosenBy = Integrity::Human;
            all.append(action);
        }
    }

private:
    std::function<void()> m_kept = [] {};
};

} // namespace qd::test
