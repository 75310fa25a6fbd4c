#include "ui/widgets/settings/models/TierEditor.h"

#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/models/ModelsAtHand.h"
#include "ui/words/ModelWords.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr qsizetype kMost = 8; ///< models of a tier: nobody waits for a ninth

QStringList modelsOf(const Tier& tier)
{
    return QStringList{tier.model} + tier.fallbacks;
}

/// Of a clause or sentence, with its way out.
QString wholeSentence(const Error& error)
{
    QString text = withoutStop(error.text);
    text.replace(0, 1, text.left(1).toUpper());
    text += u'.';
    return error.hint.isEmpty() ? text : TierEditor::tr("%1 Right would be: %2.").arg(text, withoutStop(error.hint));
}

} // namespace

TierEditor::TierEditor(Connections* connections, QWidget* parent)
    : QWidget(parent), m_connections(connections), m_tier(new FilterBox(this)), m_trouble(new Sentence(Saying::Bad, this)),
      m_result(new Sentence(Saying::Good, this)),
      m_apply(smallButton(tr("Ask these from now on"), QStringLiteral("settings.tier.apply"), tr("This tier asks these from now on"), this)),
      m_back(smallButton(tr("As it was"), QStringLiteral("settings.tier.back"), tr("Leave the tier as it was"), this))
{
    build();
    connect(m_tier, &QComboBox::currentIndexChanged, this, [this] {
        m_result->say({});
        showTier();
    });
    connect(m_apply, &QPushButton::clicked, this, &TierEditor::apply);
    connect(m_back, &QPushButton::clicked, this, [this] { fill(m_now); });
}

void TierEditor::build()
{
    auto* column = columnOf(this);
    m_tier->setObjectName(QStringLiteral("settings.tier"));
    m_tier->setAccessibleName(tr("The tier whose models are chosen"));
    m_tier->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* word = new QLabel(tr("Tier"), this);
    word->setProperty("role", QStringLiteral("muted"));
    word->setBuddy(m_tier);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(kGap);
    m_grid->setVerticalSpacing(kHalfGap);
    m_grid->setColumnStretch(2, 1);
    m_grid->addWidget(word, 0, 0);
    m_grid->addWidget(m_tier, 0, 1, 1, 2, Qt::AlignLeft);
    column->addLayout(m_grid);
    m_trouble->setObjectName(QStringLiteral("settings.tier.trouble"));
    m_result->setObjectName(QStringLiteral("settings.tier.result"));
    for (Sentence* sentence : {m_trouble, m_result}) {
        sentence->hide();
        column->addWidget(sentence);
    }
    m_apply->setProperty("kind", QStringLiteral("main"));
    m_apply->setToolTip(tr("From the next turn of each agent of the tier; open work keeps the models that it began with"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    for (QPushButton* button : {m_apply, m_back}) {
        button->hide();
        buttons->addWidget(button, 0, Qt::AlignVCenter);
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    reach(2);
}

/// So many places at least; one is made when it is needed first.
void TierEditor::reach(qsizetype places)
{
    while (m_places.size() < places)
        addPlace();
}

void TierEditor::addPlace()
{
    const int row = int(m_places.size());
    const QString name = QStringLiteral("settings.tier.model.%1").arg(row);
    Place place{new QLabel(row == 0 ? tr("asks", "a tier asks a model") : tr("else"), this), new FilterBox(this), new Sentence(Saying::Muted, this)};
    place.word->setProperty("role", QStringLiteral("muted"));
    place.said->setObjectName(name + QLatin1String(".said"));
    dressModelBox(place.box, name, row == 0 ? tr("The model that this tier asks") : tr("Who is asked where those before cannot be (number %1)").arg(row),
                  row == 0 ? tr("provider:model") : tr("nobody"));
    m_grid->addWidget(place.word, row + 1, 0);
    m_grid->addWidget(place.box, row + 1, 1);
    m_grid->addWidget(place.said, row + 1, 2);
    QWidget::setTabOrder(row == 0 ? m_tier : m_places.last().box, place.box);
    offerModels(place.box, pricedModels(m_connected));
    place.box->setEditText({});
    m_places.append(place);
    connect(place.box, &QComboBox::editTextChanged, this, &TierEditor::adjust);
    connect(place.box->lineEdit(), &QLineEdit::returnPressed, this, &TierEditor::apply);
}

/// What stands in the places, without those that are empty.
QStringList TierEditor::chosen() const
{
    QStringList models;
    for (const Place& place : m_places)
        if (const QString model = place.box->currentText().trimmed(); !model.isEmpty())
            models.append(model);
    return models;
}

bool TierEditor::isChanged() const
{
    return chosen() != m_now;
}

void TierEditor::display(const Organisation& organisation, const Connected& connected)
{
    m_connected = connected;
    const bool isChanging = isChanged();
    const QString shown = m_tier->currentData().toString();
    m_tiers = organisation.tiers;
    setVisible(!m_tiers.isEmpty());
    {
        const QSignalBlocker quiet(m_tier);
        m_tier->clear();
        for (const Tier& tier : std::as_const(m_tiers))
            m_tier->addItem(tier.title.isEmpty() ? tier.id.text : tier.title, tier.id.text);
        m_tier->setCurrentIndex(std::max(0, m_tier->findData(shown)));
    }
    for (const Place& place : std::as_const(m_places))
        offerModels(place.box, pricedModels(connected));
    const bool isSame = shown == m_tier->currentData().toString();
    if (!isSame || !isChanging)
        return showTier();
    m_now = modelsOf(m_tiers[m_tier->currentIndex()]); // what she is at stays
    adjust();
}

void TierEditor::showTier()
{
    const qsizetype at = m_tier->currentIndex();
    m_now = at >= 0 && at < m_tiers.size() ? modelsOf(m_tiers[at]) : QStringList();
    fill(m_now);
}

void TierEditor::fill(const QStringList& models)
{
    {
        const QScopedValueRollback filling(m_isFilling, true);
        reach(models.size() + 1);
        for (qsizetype i = 0; i < m_places.size(); ++i)
            if (const QString model = models.value(i); m_places[i].box->currentText() != model)
                m_places[i].box->setEditText(model);
    }
    adjust();
}

/// One empty place behind the last that is used.
void TierEditor::makeRoom()
{
    qsizetype used = 1;
    for (qsizetype i = 0; i < m_places.size(); ++i)
        if (!m_places[i].box->currentText().trimmed().isEmpty())
            used = i + 1;
    const qsizetype shown = used < kMost ? used + 1 : used;
    reach(shown);
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        m_places[i].word->setVisible(i < shown);
        m_places[i].box->setVisible(i < shown);
        say(i);
    }
}

/// Beside a model: what it costs, or what is in its way.
void TierEditor::say(qsizetype at)
{
    const Place& place = m_places[at];
    const QString model = place.box->currentText().trimmed();
    if (model.isEmpty())
        return place.said->say({});
    if (m_refusal && m_refusal->where == model)
        return place.said->say(wholeSentence(*m_refusal), Saying::Bad);
    const QStringList trouble = inTheWayOf({model}, m_connected);
    const bool isPriced = m_connected.price(model) != nullptr;
    place.said->say(!trouble.isEmpty() ? trouble.join(u' ') : isPriced ? priceSentence(model, m_connected) : QString(), trouble.isEmpty() ? Saying::Muted : Saying::Bad);
}

/// After every change.
void TierEditor::adjust()
{
    if (m_isFilling)
        return;
    const QStringList models = chosen();
    if (models != m_refused)
        m_refusal.reset();
    makeRoom();
    m_trouble->say(models.isEmpty() && !m_tiers.isEmpty() ? tr("A tier asks one model at least.")
                   : m_refusal && !models.contains(m_refusal->where) ? wholeSentence(*m_refusal) : QString());
    if (isChanged())
        m_result->say({});
    enable();
}

void TierEditor::enable()
{
    const bool canChange = m_readOnly.isEmpty() && m_connections;
    const QString why = !m_readOnly.isEmpty() ? m_readOnly : canChange ? QString() : tr("Nothing can be changed from here.");
    for (const Place& place : std::as_const(m_places)) {
        place.box->setEnabled(canChange && !m_isAsked);
        place.box->setToolTip(why);
    }
    m_apply->setVisible(isChanged());
    m_back->setVisible(isChanged());
    m_apply->setEnabled(canChange && !m_isAsked && !chosen().isEmpty());
}

void TierEditor::setReadOnly(const QString& why)
{
    m_readOnly = why;
    enable();
}

void TierEditor::apply()
{
    if (!m_apply->isEnabled() || !isChanged())
        return;
    m_isAsked = true;
    enable();
    m_connections->writeTier(m_tier->currentData().toString(), chosen(), this, [this](const Result<TierLine>& written) { answered(written); });
}

void TierEditor::answered(const Result<TierLine>& written)
{
    m_isAsked = false;
    if (!written) {
        m_refusal = written.error();
        m_refused = chosen();
        return adjust();
    }
    m_now = chosen(); // from here on what is so is shown
    adjust();
    m_result->say((written->wasShipped ? tr("It stands in %1 now, in place of what ships, which is used again when that file is removed.") : tr("It stands in %1 now.")).arg(written->path));
    emit wanted(written->adopt);
}

} // namespace qd::ui
