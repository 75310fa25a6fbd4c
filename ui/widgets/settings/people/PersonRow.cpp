#include "ui/widgets/settings/people/PersonRow.h"

#include "core/rules/people/Retaining.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/settings/ReasonLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/people/ConsentForm.h"
#include "ui/widgets/settings/people/ConsentPick.h"
#include "ui/widgets/settings/people/PersonForm.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

/// "e-mail for newsletter" for "e-mail/newsletter".
QString consentWords(const QString& key)
{
    const QString purpose = key.section(QLatin1Char('/'), 1);
    const QString channel = channelWords(key.section(QLatin1Char('/'), 0, 0));
    return purpose.isEmpty() ? channel : PersonRow::tr("%1 for %2", "by what they are reached · for what").arg(channel, opened(purpose));
}

constexpr qsizetype kTold = 20; ///< lines of what happened

QString happenedWords(const QString& what)
{
    static const QMap<QString, const char*> kWords{{QStringLiteral("kept"), QT_TRANSLATE_NOOP("qd::ui::PersonRow", "kept")}, {QStringLiteral("read"), QT_TRANSLATE_NOOP("qd::ui::PersonRow", "read")},
                                                   {QStringLiteral("agreed"), QT_TRANSLATE_NOOP("qd::ui::PersonRow", "agreed")}, {QStringLiteral("refused"), QT_TRANSLATE_NOOP("qd::ui::PersonRow", "said no")},
                                                   {QStringLiteral("forgotten"), QT_TRANSLATE_NOOP("qd::ui::PersonRow", "forgotten")}};
    const char* const words = kWords.value(what);
    return words ? PersonRow::tr(words) : what;
}

QString happenedText(const PeopleOutside::Happened& one)
{
    const QString by = one.by == human() ? PersonRow::tr("by you") : one.by == system() ? PersonRow::tr("by Quarterdeck") : PersonRow::tr("by %1").arg(opened(one.by.text));
    return PersonRow::tr("%1: %2 %3, %4", "when · what happened · by whom · why").arg(absoluteText(one.time), happenedWords(one.what), by, one.purpose);
}

QString joinedWords(const QStringList& words) { return words.isEmpty() ? PersonRow::tr("nothing") : QLocale().createSeparatedList(words); }

QString aboutText(const PeopleState::Card& card, const OfficeState& state, Instant now)
{
    QStringList lists;
    for (const QString& list : card.segments)
        lists.append(opened(list));
    QStringList reached;
    for (auto index = card.indexes.begin(); index != card.indexes.end(); ++index)
        reached.append(state.door.suppression(*index, index.key()) ? PersonRow::tr("%1 (not to be reached)").arg(channelWords(index.key())) : channelWords(index.key()));
    QStringList agreed;
    QStringList refused;
    for (auto said = card.consents.begin(); said != card.consents.end(); ++said)
        (*said ? agreed : refused).append(consentWords(said.key()));
    QStringList parts{PersonRow::tr("Lists: %1").arg(joinedWords(lists)), PersonRow::tr("Reached by: %1").arg(joinedWords(reached)), PersonRow::tr("Agreed to: %1").arg(joinedWords(agreed))};
    if (!refused.isEmpty())
        parts << PersonRow::tr("Said no to: %1").arg(joinedWords(refused));
    parts << PersonRow::tr("Last heard of or written to: %1").arg(agoText(card.touched, now));
    if (const std::optional<int> days = rules::daysKept(state.people, card))
        parts << PersonRow::tr("Forgotten after %n day(s) without anything", nullptr, plural(*days));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

PersonRow::PersonRow(const ContactId& person, PeopleOutside* people, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_person(person), m_people(people), m_clock(clock), m_title(new Sentence(Saying::Strong, this)), m_about(new Sentence(Saying::Muted, this)),
      m_fields(new Sentence(Saying::Plain, this)), m_history(new Sentence(Saying::Muted, this)), m_show(smallButton(tr("Show"), name("show"), {}, this)),
      m_change(smallButton(tr("Change …"), name("change"), {}, this)), m_consent(smallButton(tr("Consent …"), name("consent"), {}, this)), m_export(smallButton(tr("Export …"), name("export"), {}, this)),
      m_forget(smallButton(tr("Forget …"), name("forget"), {}, this)),
      m_asking(new ReasonLine(QStringLiteral("settings.person.%1").arg(person.toString()), tr("Why? It stands on record: they asked for it, for one"), tr("Forget for good"), tr("Keep"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_show, &QPushButton::clicked, this, [this] { m_isShown ? hide() : show(); });
    connect(m_change, &QPushButton::clicked, this, &PersonRow::change);
    connect(m_consent, &QPushButton::clicked, this, &PersonRow::consent);
    connect(m_export, &QPushButton::clicked, this, &PersonRow::chooseFile);
    connect(m_forget, &QPushButton::clicked, this, [this] { m_asking->ask(m_forget); });
    connect(m_asking, &ReasonLine::given, this, &PersonRow::forget);
    enable();
}

QString PersonRow::name(const char* part) const
{
    return QStringLiteral("settings.person.%1.%2").arg(m_person.toString(), QLatin1String(part));
}

void PersonRow::build()
{
    setObjectName(QStringLiteral("settings.person.%1").arg(m_person.toString()));
    auto* column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_title->setObjectName(name("title"));
    m_title->say(tr("Person %1").arg(m_person.toString().right(12)));
    m_show->setToolTip(tr("What is kept of them, in plain words. That you looked goes on record."));
    m_change->setToolTip(tr("Another address, another list: what you leave empty stays"));
    m_consent->setToolTip(tr("What they have agreed to or said no to, and how that is known"));
    m_export->setToolTip(tr("All that is kept, and all that happened with it, in one file: to give it to them"));
    m_forget->setToolTip(tr("Destroys the key of what is kept. It cannot be taken back."));
    line->addWidget(m_title, 1);
    for (QPushButton* button : {m_show, m_change, m_consent, m_export, m_forget})
        line->addWidget(button);
    column->addLayout(line);
    m_asking->setSubject(tr("Why this person is forgotten"));
    m_fields->setObjectName(name("fields"));
    m_history->setObjectName(name("history"));
    m_note->setObjectName(name("note"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_about, m_fields, m_history, m_asking, m_note})
        column->addWidget(part);
    for (Sentence* part : {m_fields, m_history, m_note})
        part->say({});
}

void PersonRow::display(const OfficeState& state, const QStringList& purposes)
{
    m_purposes = purposes;
    const auto card = state.people.contacts.constFind(m_person);
    if (card != state.people.contacts.constEnd())
        m_about->say(aboutText(*card, state, m_clock->now()));
}

void PersonRow::setReadOnly(const QString& why)
{
    m_readOnly = why;
    if (!why.isEmpty())
        fold();
    enable();
}

void PersonRow::enable()
{
    const bool may = !m_isBusy && m_readOnly.isEmpty();
    for (QPushButton* button : {m_show, m_change, m_consent, m_export, m_forget})
        button->setEnabled(may);
    m_asking->setHeld(!may);
}

void PersonRow::show()
{
    m_isBusy = true;
    enable();
    m_people->read(m_person, this, [this](const Result<QMap<QString, QString>>& fields) {
        m_isBusy = false;
        enable();
        if (!fields)
            return fail(fields.error());
        QStringList lines;
        for (auto field = fields->begin(); field != fields->end(); ++field)
            lines.append(tr("%1: %2", "a field of a person · its value").arg(field.key() == QLatin1String("e-mail") ? tr("E-mail") : opened(field.key()), *field));
        m_isShown = true;
        m_title->say(fields->value(QStringLiteral("name"), m_title->text()));
        m_fields->say(lines.join(QLatin1Char('\n')));
        m_show->setText(tr("Hide"));
        m_note->say({});
        tellHistory();
    });
}

/// With how it is known what they agreed to, and that she has just looked.
void PersonRow::tellHistory()
{
    m_people->history(m_person, this, [this](const Result<QList<PeopleOutside::Happened>>& all) {
        if (!all)
            return fail(all.error());
        QStringList lines;
        for (qsizetype i = all->size(); m_isShown && i > qMax(qsizetype(0), all->size() - kTold); --i)
            lines.append(happenedText(all->at(i - 1)));
        if (m_isShown && all->size() > kTold)
            lines.append(tr("%n earlier: quarterdeck contacts trail shows them", nullptr, plural(all->size() - kTold)));
        m_history->say(lines.join(QLatin1Char('\n')));
    });
}

void PersonRow::hide()
{
    m_isShown = false;
    m_fields->say({});
    m_history->say({});
    m_title->say(tr("Person %1").arg(m_person.toString().right(12)));
    m_show->setText(tr("Show"));
}

void PersonRow::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Export what is kept of a person"), {}, tr("JSON document (*.json)"));
    dialog->selectFile(QStringLiteral("person.json"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PersonRow::exportTo);
    dialog->open();
}

void PersonRow::exportTo(const QString& file)
{
    m_isBusy = true;
    enable();
    m_people->exportTo(m_person, file, this, [this, file](const Result<Done>& done) {
        m_isBusy = false;
        enable();
        done ? m_note->say(tr("Saved to %1. What stands there is not sealed.").arg(file), Saying::Muted) : fail(done.error());
    });
}

/// One form at a time stands below what is known of somebody.
void PersonRow::change()
{
    fold();
    if (!m_changing) {
        m_changing = new PersonForm(name("change"), m_person, m_people, this);
        static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->indexOf(m_note), m_changing);
        connect(m_changing, &PersonForm::left, this, &PersonRow::fold);
        connect(m_changing, &PersonForm::added, this, [this] { heard(tr("Changed. What stood there before is sealed on record, with the same key.")); });
    }
    m_changing->show();
    m_changing->begin();
}

void PersonRow::consent()
{
    fold();
    if (!m_consenting) {
        m_consenting = new ConsentForm(name("consent"), m_person, m_people, m_clock, this);
        static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->indexOf(m_note), m_consenting);
        connect(m_consenting, &ConsentForm::left, this, &PersonRow::fold);
        connect(m_consenting, &ConsentForm::added, this, [this] { heard(tr("Noted.")); });
    }
    m_consenting->show();
    m_consenting->begin(m_purposes);
}

void PersonRow::fold()
{
    m_note->say({});
    m_asking->leave();
    for (const auto& [form, button] : {std::pair<QWidget*, QPushButton*>{m_changing, m_change}, {m_consenting, m_consent}}) {
        if (!form || form->isHidden())
            continue;
        const bool hadKeys = form->isAncestorOf(focusWidget());
        form->hide();
        if (hadKeys)
            button->setFocus(Qt::OtherFocusReason);
    }
}

/// What is shown of them was of before.
void PersonRow::heard(const QString& what)
{
    fold();
    if (m_isShown)
        hide();
    m_note->say(what, Saying::Good);
}

void PersonRow::forget(const QString& reason)
{
    m_isBusy = true;
    enable();
    m_people->erase(m_person, reason, this, [this](const Result<Done>& gone) {
        m_isBusy = false;
        enable();
        if (!gone)
            return fail(gone.error());
        hide();
        fold();
        for (QPushButton* button : {m_show, m_change, m_consent, m_export, m_forget})
            button->hide();
        m_note->say(tr("Forgotten: nobody can read any more what was kept."), Saying::Good);
    });
}

void PersonRow::fail(const Error& error)
{
    m_note->say(faultText(error), Saying::Bad);
}

} // namespace qd::ui
