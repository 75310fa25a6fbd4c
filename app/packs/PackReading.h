#pragma once

#include "agents/turn/PromptShelf.h"
#include "core/state/OfficeState.h"
#include "ui/models/settings/packs/PacksHeld.h"

/// What there is to read of a pack that a record holds. Pure where nothing else is said.
namespace qd::app {

/// Error::Parse: none of that id is held.
Error packNotHeld(const QString& id);

/// Its texts by name, without what was adopted before.
QList<ui::PackText> packTexts(const PacksState::Held& held);

/// The same of texts for an organisation of hers, each beside what its agents are told under that name now; `shelf`: what they are told where she took over
/// nothing. Not pure: the shelf is read.
QList<ui::PackText> skillTexts(const OfficeState& state, const PacksState::Held& held, const agents::PromptShelf& shelf);

/// Finds what was adopted before, of texts that are others by now, in the facts of the record.
class EarlierTexts {
public:
    EarlierTexts(const PacksState::Held& held, const QList<ui::PackText>& texts);

    /// Nothing more is to be found.
    bool isWhole() const { return m_wanted.isEmpty(); }
    void read(const QList<StoredFact>& facts);
    void putInto(QList<ui::PackText>& texts) const;

private:
    PackId m_pack;
    QMap<QString, QByteArray> m_wanted; ///< by name
    QMap<QString, QString> m_found;     ///< the same
};

} // namespace qd::app
