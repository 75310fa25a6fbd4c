#include "ui/widgets/settings/people/PeoplePanel.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/people/PersonForm.h"
#include "ui/widgets/settings/people/PersonRow.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

PeoplePanel::PeoplePanel(PeopleOutside* people, const Clock* clock, QWidget* parent)
    : Panel(tr("People outside"), parent), m_people(people), m_clock(clock), m_add(new Chip(tr("Add …"), this)), m_search(new QLineEdit(this)),
      m_find(smallButton(tr("Find"), QStringLiteral("settings.people.find"), tr("Find a person"), this)), m_list(new FilterBox(this)),
      m_found(new Sentence(Saying::Muted, this)), m_empty(new EmptyState(this)), m_rows(new QWidget(this))
{
    build();
    connect(m_add, &Chip::clicked, this, [this] { unfold(true); });
    connect(m_empty, &EmptyState::acted, this, [this] { unfold(true); });
    connect(m_find, &QPushButton::clicked, this, &PeoplePanel::find);
    connect(m_search, &QLineEdit::returnPressed, this, &PeoplePanel::find);
    connect(m_list, &QComboBox::activated, this, [this] {
        m_foundOne = {};
        m_search->clear();
        m_found->say({});
        arrange();
    });
}

void PeoplePanel::build()
{
    setObjectName(QStringLiteral("settings.people"));
    auto* about = new Sentence(Saying::Muted, this);
    about->setContentsMargins(kPad, kGap, kPad, kGap);
    about->say(m_people ? tr("What is kept of people outside is sealed, for each of them with a key of their own. Whoever looks is on record; who is forgotten can be read by nobody any more, in no backup either.")
                        : tr("What is kept of people outside can't be opened from here."));
    column()->addWidget(about);
    m_add->setObjectName(QStringLiteral("settings.people.add"));
    m_add->setAccessibleName(tr("Add somebody outside"));
    m_add->setVisible(m_people);
    addChip(m_add);
    if (m_people) {
        m_form = new PersonForm(QStringLiteral("settings.people"), {}, m_people, this);
        m_form->hide();
        column()->addWidget(m_form);
        connect(m_form, &PersonForm::left, this, [this] { unfold(false); });
        connect(m_form, &PersonForm::added, this, &PeoplePanel::come);
    }
    column()->addWidget(buildSearch());
    m_found->setObjectName(QStringLiteral("settings.people.found"));
    m_found->setContentsMargins(kPad, 0, kPad, kGap);
    m_found->say({});
    column()->addWidget(m_found);
    m_empty->setObjectName(QStringLiteral("settings.people.empty"));
    m_empty->set(QStringLiteral("people"), tr("Nobody outside is kept."), tr("Add one by hand; quarterdeck contacts import takes people up from a table, with what they agreed to."),
                 m_people ? tr("Add somebody …") : QString());
    column()->addWidget(m_empty);
    columnOf(m_rows, {0, 0, 0, kHalfGap}, 0);
    column()->addWidget(m_rows);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QWidget* PeoplePanel::buildSearch()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPad, 0, kPad, kGap);
    row->setSpacing(kGap);
    m_search->setObjectName(QStringLiteral("settings.people.search"));
    m_search->setAccessibleName(tr("E-mail address, phone number or id of a person"));
    m_search->setPlaceholderText(tr("E-mail address, phone number or id"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("settings.people.list"));
    m_list->setAccessibleName(tr("Which list is shown"));
    m_list->hide();
    row->addWidget(m_search, 1);
    row->addWidget(m_find);
    row->addWidget(m_list);
    m_search->setEnabled(m_people);
    m_find->setEnabled(m_people);
    return bar;
}

void PeoplePanel::display(const OfficeState& state)
{
    const bool same = state.people.contacts.isSharedWith(m_state.people.contacts) && state.people.retention.isSharedWith(m_state.people.retention)
        && state.door.suppressed.isSharedWith(m_state.door.suppressed);
    m_state = state;
    if (same)
        return;
    fillLists();
    arrange();
}

void PeoplePanel::fillLists()
{
    QMap<QString, qint64> sizes;
    QSet<QString> purposes;
    for (const PeopleState::Card& card : std::as_const(m_state.people.contacts)) {
        for (const QString& list : card.segments)
            ++sizes[list];
        for (auto said = card.consents.keyBegin(); said != card.consents.keyEnd(); ++said)
            purposes.insert(said->section(u'/', 1));
    }
    purposes.remove(QString());
    m_purposes = purposes.values();
    m_purposes.sort();
    const QString chosen = m_list->currentData().toString();
    m_list->clear();
    m_list->addItem(tr("Everybody (%1)").arg(countText(m_state.people.contacts.size())), QString());
    for (auto list = sizes.begin(); list != sizes.end(); ++list)
        m_list->addItem(tr("%1 (%2)", "a list · how many are on it").arg(opened(list.key()), countText(*list)), list.key());
    m_list->setCurrentIndex(qMax(0, m_list->findData(chosen)));
    m_list->setVisible(!sizes.isEmpty()); // else there is nothing to choose from
}

void PeoplePanel::find()
{
    const QString what = m_search->text().trimmed();
    m_foundOne = {};
    if (what.isEmpty()) {
        m_found->say({});
        return arrange();
    }
    m_people->find(what, this, [this](const Result<ContactId>& found) {
        if (!found)
            return m_found->say(faultText(found.error()), Saying::Bad);
        m_foundOne = *found;
        m_found->say(found->isNull() ? tr("Nobody with that address is kept.") : QString(), Saying::Muted);
        if (!found->isNull())
            arrange();
    });
}

void PeoplePanel::unfold(bool shows)
{
    if (!m_form || (shows && !m_readOnly.isEmpty()))
        return;
    m_form->setVisible(shows);
    m_add->setVisible(!shows);
    if (shows)
        m_form->begin();
    else
        m_add->setFocus(Qt::OtherFocusReason);
    arrange();
}

/// Whoever was taken up is what is shown, as if she had looked for them.
void PeoplePanel::come(const QString& person)
{
    m_foundOne = ContactId::fromString(person).value_or(ContactId());
    m_search->clear();
    unfold(false);
    m_found->say(tr("Kept. Whoever should not have been kept is forgotten for good with “Forget …”."), Saying::Good);
}

/// The one that was found, or those of the list, who was touched last first.
QList<ContactId> PeoplePanel::wanted() const
{
    if (!m_foundOne.isNull())
        return {m_foundOne};
    const QString list = m_list->currentData().toString();
    QList<std::pair<qint64, ContactId>> all;
    for (auto card = m_state.people.contacts.begin(); card != m_state.people.contacts.end(); ++card)
        if (list.isEmpty() || card->segments.contains(list))
            all.append({-card->touched.ms, card.key()});
    const qsizetype shown = qMin(kShown, all.size());
    std::partial_sort(all.begin(), all.begin() + shown, all.end());
    QList<ContactId> first;
    for (qsizetype i = 0; i < shown; ++i)
        first.append(all.at(i).second);
    return first;
}

void PeoplePanel::arrange()
{
    const QList<ContactId> people = m_people ? wanted() : QList<ContactId>();
    const QList<ContactId> before = m_shown.keys();
    for (const ContactId& gone : before)
        if (!people.contains(gone) && m_state.people.contacts.contains(gone))
            m_shown.take(gone)->deleteLater(); // who was forgotten stays, with what was said of it, until the list is another one
    for (const ContactId& person : people) {
        PersonRow*& row = m_shown[person];
        if (!row) {
            row = new PersonRow(person, m_people, m_clock, m_rows);
            row->setReadOnly(m_readOnly);
            m_rows->layout()->addWidget(row);
        }
        row->display(m_state, m_purposes);
    }
    m_empty->setVisible(m_state.people.contacts.isEmpty() && m_shown.isEmpty() && (!m_form || m_form->isHidden()));
    const qsizetype kept = m_state.people.contacts.size();
    if (m_foundOne.isNull() && people.size() == kShown && kept > kShown)
        m_found->say(tr("The last %1 that anything happened with; whoever else is kept is found by address.").arg(countText(kShown)), Saying::Muted);
}

void PeoplePanel::setReadOnly(const QString& why)
{
    m_readOnly = why;
    m_add->setEnabled(why.isEmpty());
    m_add->setToolTip(why);
    if (!why.isEmpty() && m_form && !m_form->isHidden())
        unfold(false);
    for (PersonRow* row : std::as_const(m_shown))
        row->setReadOnly(why);
}

} // namespace qd::ui
