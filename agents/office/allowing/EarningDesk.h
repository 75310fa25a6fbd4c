#pragma once

#include "agents/office/Floor.h"

#include <QSet>

namespace qd::agents {

/// Looks at her own words on each kind of action: what earns a kind another level, or costs it one, is put to her, and what she took
/// ends when its time is over or she does not agree with it any more. It only puts and ends; a level changes by her word alone.
/// @thread the office's.
class EarningDesk final {
public:
    /// `whenIndexed`: runs what it is given, on the office's thread, once everything on the disk is found by the history.
    EarningDesk(Floor& floor, std::function<void(std::function<void()>)> whenIndexed) : m_floor(floor), m_whenIndexed(std::move(whenIndexed)) {}

    /// A fact was entered; the kinds that it says something about are looked at after the next settle(). O(kinds).
    void heard(const StoredFact& stored);
    /// Begins to look. @returns false: nothing is told at once.
    bool settle();
    /// What is over by now ends. @returns when the next does.
    std::optional<Instant> tick();
    /// It still looks at something.
    bool isBusy() const { return m_looks > 0; }
    /// The state is another one now.
    void recover();

private:
    void look(const ActionKind& kind);
    void found(const ActionKind& kind, const KindPast& past);
    void enter(const QList<Fact>& facts);

    Floor& m_floor;
    std::function<void(std::function<void()>)> m_whenIndexed;
    QSet<ActionKind> m_due;
    int m_looks = 0;
    quint64 m_round = 0; ///< what was begun in another one is dropped
};

} // namespace qd::agents
