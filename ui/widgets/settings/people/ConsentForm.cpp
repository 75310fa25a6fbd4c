#include "ui/widgets/settings/people/ConsentForm.h"

#include "core/model/people/Contact.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/people/ConsentPick.h"
#include "ui/words/Words.h"

#include <QLineEdit>

namespace qd::ui {

ConsentForm::ConsentForm(const QString& name, const ContactId& person, PeopleOutside* people, const Clock* clock, QWidget* parent)
    : FieldForm(name, parent), m_person(person), m_people(people), m_clock(clock), m_given(new FilterBox(this)), m_channel(new FilterBox(this)), m_purpose(new FilterBox(this)), m_how(new QLineEdit(this))
{
    addField(tr("What they said"), m_given, QStringLiteral("given"));
    addField(tr("To being reached by"), m_channel, QStringLiteral("channel"));
    addField(tr("For"), m_purpose, QStringLiteral("purpose"));
    addField(tr("How that is known"), m_how, QStringLiteral("how"));
    m_given->addItem(tr("They agreed"), true);
    m_given->addItem(tr("They said no, or take it back"), false);
    for (const char* channel : {"e-mail", "sms", "letter"})
        m_channel->addItem(channelWords(QLatin1String(channel)), QLatin1String(channel));
    m_purpose->setEditable(true);
    m_how->setPlaceholderText(tr("a form, a mail, their own word: it stands on record"));
    addButtons(tr("Note it"), tr("Put on record what they said"), tr("Note nothing"));
}

void ConsentForm::begin(const QStringList& purposes)
{
    m_given->setCurrentIndex(0);
    m_channel->setCurrentIndex(0);
    m_purpose->clear();
    m_purpose->addItems(purposes);
    m_purpose->setCurrentIndex(-1);
    m_purpose->lineEdit()->setPlaceholderText(tr("anything; or newsletter, for one"));
    m_purpose->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // as wide as the word on how it is known
    m_how->clear();
    note()->say(tr("It stands on record from now on; what they say later takes its place. Names, addresses and numbers are left out of it."), Saying::Muted);
    enable();
    m_given->setFocus(Qt::OtherFocusReason);
}

bool ConsentForm::isComplete() const
{
    return !m_how->text().trimmed().isEmpty();
}

void ConsentForm::send()
{
    const Consent consent{m_person, m_channel->currentData().toString(), m_purpose->currentText().trimmed().toLower(), m_given->currentData().toBool(), m_how->text().simplified(), m_clock->now(), {}};
    m_people->noteConsent(consent, this, awaited(m_person.toString()));
}

} // namespace qd::ui
