#include "ui/widgets/settings/people/PersonForm.h"

#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/people/ConsentPick.h"

#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace qd::ui {

namespace {

/// Those that say nothing of who it is.
const QStringList kNotPersonal{QStringLiteral("segments"), QStringLiteral("how"), QStringLiteral("source")};

/// Where what is wrong with an address by which they are reached is said.
QString memberFor(const QString& where)
{
    return where == QLatin1String("sms") ? QStringLiteral("phone") : where == QLatin1String("letter") ? QStringLiteral("street") : where;
}

} // namespace

PersonForm::PersonForm(const QString& name, const ContactId& person, PeopleOutside* people, QWidget* parent) : FieldForm(name, parent), m_person(person), m_people(people)
{
    build();
}

void PersonForm::build()
{
    addLine(tr("Name"), QStringLiteral("name"), {});
    addLine(tr("E-mail"), QStringLiteral("e-mail"), QStringLiteral("ada@example.org"));
    addLine(tr("Phone"), QStringLiteral("phone"), QStringLiteral("+49 151 12345678"));
    addLine(tr("Company"), QStringLiteral("company"), {});
    addLine(tr("Street"), QStringLiteral("street"), tr("letters need street, postcode, city and country"));
    addLine(tr("Second line"), QStringLiteral("street-2"), {});
    addLine(tr("Postcode"), QStringLiteral("postcode"), {});
    addLine(tr("City"), QStringLiteral("city"), {});
    addLine(tr("Region"), QStringLiteral("region"), {});
    addLine(tr("Country"), QStringLiteral("country"), tr("two letters, as DE"));
    addLine(tr("Language"), QStringLiteral("language"), tr("as de or en-GB"));
    addLine(tr("Note"), QStringLiteral("note"), tr("sealed like the rest"));
    addLine(tr("Lists"), QStringLiteral("segments"), tr("customers, press: small letters, digits and hyphens"));
    addPick(tr("By e-mail"), QStringLiteral("e-mail"));
    addPick(tr("By SMS"), QStringLiteral("sms"));
    addPick(tr("By letter"), QStringLiteral("letter"));
    m_consentFault = addFault(QStringLiteral("agreed"));
    addLine(tr("How that is known"), QStringLiteral("how"), tr("a form, a mail, their own word: it stands on record"));
    addLine(tr("Where they are from"), QStringLiteral("source"), tr("your own hand, unless you say otherwise: it stands on record"));
    m_person.isNull() ? addButtons(tr("Add them"), tr("Keep this person"), tr("Keep nobody")) : addButtons(tr("Change"), tr("Change what is kept of this person"), tr("Leave this person as they are"));
}

Sentence* PersonForm::addFault(const QString& member)
{
    auto* fault = new Sentence(Saying::Bad, this);
    fault->setObjectName(nameOf(member) + QStringLiteral(".fault"));
    fault->say({});
    fields()->addRow(QString(), fault);
    return fault;
}

void PersonForm::addLine(const QString& label, const QString& member, const QString& example)
{
    auto* input = new QLineEdit(this);
    addField(label, input, member);
    input->setPlaceholderText(m_person.isNull() || member == QLatin1String("how") ? example : tr("as it is"));
    m_lines.append({member, input, addFault(member)});
}

void PersonForm::addPick(const QString& label, const QString& channel)
{
    auto* pick = new ConsentPick(channel, nameOf(QStringLiteral("by-") + channel), this);
    fields()->addRow(label, pick);
    watch(pick->purposes());
    connect(pick, &ConsentPick::changed, this, &PersonForm::enable);
    m_picks.append(pick);
}

void PersonForm::begin()
{
    for (const Line& line : std::as_const(m_lines))
        line.input->clear();
    for (ConsentPick* pick : std::as_const(m_picks))
        pick->clear();
    note()->say(m_person.isNull() ? tr("All of it is sealed, but lists, what they agreed to, how that is known and where they are from. Names, addresses and numbers are left out of those.")
                                  : tr("What you leave empty stays as it is. Names, addresses and numbers are left out of what is not sealed."),
                Saying::Muted);
    enable();
    m_lines.first().input->setFocus(Qt::OtherFocusReason);
}

bool PersonForm::says(const QString& member) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [&member](const Line& line) { return line.member == member && !line.input->text().trimmed().isEmpty(); });
}

bool PersonForm::isComplete() const
{
    const bool saysWho = std::any_of(m_lines.begin(), m_lines.end(), [](const Line& line) { return !kNotPersonal.contains(line.member) && !line.input->text().trimmed().isEmpty(); });
    const bool saysWhat = std::any_of(m_picks.begin(), m_picks.end(), [](const ConsentPick* pick) { return !pick->saidYes().isEmpty() || !pick->saidNo().isEmpty(); });
    const bool saysMore = !m_person.isNull() && (saysWhat || says(QStringLiteral("segments")));
    return (saysWho || saysMore) && (!saysWhat || says(QStringLiteral("how")));
}

/// What was wrong is not said any more once anything is another.
void PersonForm::enable()
{
    FieldForm::enable();
    for (const Line& line : std::as_const(m_lines))
        line.fault->say({});
    m_consentFault->say({});
}

PersonWish PersonForm::wish() const
{
    PersonWish wish{m_person, {}};
    for (const Line& line : m_lines)
        if (const QString value = line.input->text().trimmed(); !value.isEmpty())
            wish.values.insert(line.member, value);
    QStringList yes, no;
    for (const ConsentPick* pick : m_picks) {
        yes << pick->saidYes();
        no << pick->saidNo();
    }
    yes.removeAll(QString());
    no.removeAll(QString());
    if (!yes.isEmpty())
        wish.values.insert(QStringLiteral("agreed"), yes.join(u' '));
    if (!no.isEmpty())
        wish.values.insert(QStringLiteral("refused"), no.join(u' '));
    return wish;
}

void PersonForm::send()
{
    hold();
    m_people->keep(wish(), this, [this](const Result<ContactId>& kept) { release(kept ? Result<QString>(kept->toString()) : Result<QString>(kept.error())); });
}

void PersonForm::fail(const Error& error)
{
    const QString member = memberFor(error.where);
    for (const Line& line : std::as_const(m_lines))
        if (line.member == member) {
            line.fault->say(faultText(error));
            return line.input->setFocus(Qt::OtherFocusReason);
        }
    if (member == QLatin1String("agreed") || member == QLatin1String("refused"))
        return m_consentFault->say(faultText(error));
    FieldForm::fail(error);
}

} // namespace qd::ui
