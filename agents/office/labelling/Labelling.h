#pragma once

#include "agents/people/KnownPeople.h"
#include "core/model/Command.h"
#include "core/state/OfficeState.h"

/// What came in bears what it holds: the one place where a text becomes personal or secret (promise P6, confidentiality of 4.4).
namespace qd::agents {

/// Whom the department keeps and what is its own, as both are now. Reads the file of people's keys the first time that it is asked, where anybody's name is
/// kept. Where that file cannot be read nobody can tell, and everything counts as personal.
/// @thread the office's.
class Labelling final {
public:
    Labelling(const OfficeState& state, const QString& home);

    /// The label of a text with that label: personal where a value stands in it, secret where a key does.
    Label of(Label label, const QString& text);
    /// Of what was read from a public page, or is told of one: its house's own addresses and telephone numbers are for everybody.
    Label ofPage(Label label, const QString& text);
    /// Those in the text, each once.
    QList<PersonalValue> valuesIn(const QString& text, qsizetype most = kMost);
    /// For whoever looks on another thread.
    const KnownPeople& known() const { return m_names.known(); }

    static constexpr qsizetype kMost = 50;

private:
    KeptNames m_names;
};

/// What a command says becomes facts: each text in them, also that of its sources, gets its label. @returns the label that `fact` is stored with, which was `label` before.
Label labelledFact(Labelling& labelling, const Command& command, const QList<Fact>& all, Fact& fact, Label label);

} // namespace qd::agents
