#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/people/PeopleOutside.h"
#include "ui/widgets/Panel.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace qd::ui {

class Chip;
class EmptyState;
class PersonForm;
class PersonRow;
class Sentence;

/// People outside who are kept: found by address, or seen list by list; and the way to take somebody up. @thread main.
class PeoplePanel final : public Panel {
    Q_OBJECT
public:
    static constexpr qsizetype kShown = 25; ///< rows at once

    /// `people` may be null: then nothing that is sealed can be opened from here, and it says so. Both outlive it.
    PeoplePanel(PeopleOutside* people, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    void setReadOnly(const QString& why);

private:
    void build();
    QWidget* buildSearch();
    void fillLists();
    void find();
    void unfold(bool shows);
    void come(const QString& person);
    void arrange();
    QList<ContactId> wanted() const;

    PeopleOutside* m_people;
    const Clock* m_clock;
    Chip* m_add;
    QLineEdit* m_search;
    QPushButton* m_find;
    QComboBox* m_list;
    Sentence* m_found;
    PersonForm* m_form = nullptr; ///< none where nothing can be kept from here
    EmptyState* m_empty;
    QWidget* m_rows;
    QMap<ContactId, PersonRow*> m_shown;
    ContactId m_foundOne; ///< of the last search; null: the list is shown
    QStringList m_purposes; ///< what anybody has said yes or no to
    OfficeState m_state;
    QString m_readOnly;
};

} // namespace qd::ui
