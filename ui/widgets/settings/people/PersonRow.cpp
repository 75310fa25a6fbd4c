#include "ui/widgets/settings/people/PersonRow.h"

#include "core/rules/people/Retaining.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/WayRow.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString channelWords(const QString& channel)
{
    if (channel == QLatin1String("e-mail"))
        return PersonRow::tr("e-mail");
    if (channel == QLatin1String("sms"))
        return PersonRow::tr("SMS");
    return channel == QLatin1String("letter") ? PersonRow::tr("letter") : channel;
}

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

PersonRow::PersonRow(const ContactId& person, PeopleOutside* people, QWidget* parent)
    : QWidget(parent), m_person(person), m_people(people), m_title(new Sentence(Saying::Strong, this)), m_about(new Sentence(Saying::Muted, this)),
      m_fields(new Sentence(Saying::Plain, this)), m_history(new Sentence(Saying::Muted, this)), m_show(smallButton(tr("Show"), name("show"), {}, this)), m_export(smallButton(tr("Export …"), name("export"), {}, this)),
      m_forget(smallButton(tr("Forget …"), name("forget"), {}, this)), m_asking(new QWidget(this)), m_reason(new QLineEdit(m_asking)),
      m_sure(smallButton(tr("Forget for good"), name("sure"), {}, m_asking)), m_leave(smallButton(tr("Keep"), name("leave"), {}, m_asking)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_show, &QPushButton::clicked, this, [this] { m_isShown ? hide() : show(); });
    connect(m_export, &QPushButton::clicked, this, &PersonRow::chooseFile);
    connect(m_forget, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_leave, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_sure, &QPushButton::clicked, this, &PersonRow::forget);
    connect(m_reason, &QLineEdit::returnPressed, this, &PersonRow::forget);
    connect(m_reason, &QLineEdit::textChanged, this, &PersonRow::enable);
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
    m_export->setToolTip(tr("All that is kept, and all that happened with it, in one file: to give it to them"));
    m_forget->setToolTip(tr("Destroys the key of what is kept. It cannot be taken back."));
    line->addWidget(m_title, 1);
    for (QPushButton* button : {m_show, m_export, m_forget})
        line->addWidget(button);
    column->addLayout(line);
    auto* asking = new QHBoxLayout(m_asking);
    asking->setContentsMargins(0, kHalfGap, 0, 0);
    asking->setSpacing(kGap);
    m_reason->setObjectName(name("reason"));
    m_reason->setAccessibleName(tr("Why this person is forgotten"));
    m_reason->setPlaceholderText(tr("Why? It stands on record: they asked for it, for one"));
    asking->addWidget(m_reason, 1);
    asking->addWidget(m_sure);
    asking->addWidget(m_leave);
    m_fields->setObjectName(name("fields"));
    m_note->setObjectName(name("note"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_about, m_fields, m_history, m_asking, m_note})
        column->addWidget(part);
    m_history->setObjectName(name("history"));
    for (Sentence* part : {m_fields, m_history, m_note})
        part->say({});
    m_asking->hide();
}

void PersonRow::display(const OfficeState& state, Instant now)
{
    const auto card = state.people.contacts.constFind(m_person);
    if (card != state.people.contacts.constEnd())
        m_about->say(aboutText(*card, state, now));
}

void PersonRow::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
}

void PersonRow::enable()
{
    const bool may = !m_isBusy && m_readOnly.isEmpty();
    for (QPushButton* button : {m_show, m_export, m_forget})
        button->setEnabled(may);
    m_sure->setEnabled(may && !m_reason->text().trimmed().isEmpty());
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

void PersonRow::ask(bool asks)
{
    m_asking->setVisible(asks);
    m_forget->setVisible(!asks);
    (asks ? static_cast<QWidget*>(m_reason) : m_forget)->setFocus(Qt::OtherFocusReason);
}

void PersonRow::forget()
{
    if (!m_sure->isEnabled())
        return;
    m_isBusy = true;
    enable();
    m_people->erase(m_person, m_reason->text().trimmed(), this, [this](const Result<Done>& gone) {
        m_isBusy = false;
        enable();
        if (!gone)
            return fail(gone.error());
        hide();
        m_asking->hide();
        m_note->say(tr("Forgotten: nobody can read any more what was kept."), Saying::Good);
    });
}

void PersonRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_asking->isVisible())
        return ask(false);
    QWidget::keyPressEvent(event);
}

void PersonRow::fail(const Error& error)
{
    m_note->say(faultText(error), Saying::Bad);
}

} // namespace qd::ui
