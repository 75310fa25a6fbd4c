#include "ui/widgets/charts/CostChart.h"

#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <QDateTime>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLocale>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace qd::ui {

namespace {

constexpr int kTicks = 6;           ///< a fifth of 1, 2, 2.5 or 5 is a round number too
constexpr qsizetype kSpacious = 16; ///< days whose labels have room for a month in a small window

/// Told apart by lightness as well as by hue; each stands out from the panel in both schemes.
QList<QColor> keyColours()
{
    const Tokens& t = tokens();
    return {t.info, t.violet, t.good, t.accent, t.bad, mixed(t.info, t.text, 0.45), mixed(t.textMuted, t.panel, 0.7)};
}

/// `crowded`: a label has room for a number only, so that a month is named in place of its first day.
QString dayName(qint64 day, bool first, bool crowded)
{
    const QDate date = QDate(1970, 1, 1).addDays(day);
    if (crowded && (date.day() == 1 || first))
        return QLocale().standaloneMonthName(date.month(), QLocale::ShortFormat);
    //: day of a month on the axis of a chart; the second form names the month too
    return date.day() == 1 || first ? QLocale().toString(date, CostChart::tr("d MMM")) : QLocale().toString(date, CostChart::tr("d "));
}

QString uniqueName(const QStringList& taken, QString name)
{
    while (taken.contains(name))
        name += QChar(0x200b); // categories of a chart must differ; a blank of no width does it unseen
    return name;
}

/// A round number at or above `value`: 1, 2, 2.5 or 5 times a power of ten.
double roundUp(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (value <= step * power * 1.0001)
            return step * power;
    return value;
}

QList<QList<double>> amounts(const CostDays& days, CostChart::Measure measure, QStringList& names)
{
    const QList<QList<Money>>& all = measure == CostChart::Measure::Billed ? days.cost : days.wouldHaveCost;
    QList<QList<double>> values;
    for (qsizetype key = 0; key < all.size() && key < days.keys.size(); ++key) {
        const bool other = key >= CostChart::kKeys;
        if (!other || values.size() == CostChart::kKeys) {
            values.append(QList<double>(days.days.size(), 0));
            names << (other ? CostChart::tr("Others") : days.keys.at(key).title.isEmpty() ? days.keys.at(key).key : days.keys.at(key).title);
        }
        for (qsizetype day = 0; day < all.at(key).size() && day < days.days.size(); ++day)
            values.last()[day] += double(all.at(key).at(day).micro) / 1e6;
    }
    return values;
}

} // namespace

struct CostChart::Parts {
    QChartView* view = nullptr;
    QChart* chart = nullptr;
    QStackedBarSeries* series = nullptr;
    QAreaSeries* band = nullptr; ///< owns its two lines
    QBarCategoryAxis* dayAxis = nullptr;
    QValueAxis* moneyAxis = nullptr;
    QList<QBarSet*> sets;
    QList<qint64> days;
    QStringList names;
};

CostChart::CostChart(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& p = *m_parts;
    p.chart = new QChart;
    p.chart->setMargins(QMargins(kHalfGap, kHalfGap, kHalfGap, 0));
    p.chart->setBackgroundRoundness(0);
    p.chart->layout()->setContentsMargins(0, 0, 0, 0);
    p.view = new QChartView(p.chart, this);
    p.view->setRenderHint(QPainter::Antialiasing);
    p.view->setFrameShape(QFrame::NoFrame);
    p.view->setObjectName(QStringLiteral("costs.chart"));
    p.view->setAccessibleName(tr("Cost per day"));
    p.view->viewport()->setFocusPolicy(Qt::NoFocus); // the view takes the keys, once
    p.view->setMinimumHeight(160);
    p.dayAxis = new QBarCategoryAxis;
    p.moneyAxis = new QValueAxis;
    p.chart->addAxis(p.dayAxis, Qt::AlignBottom);
    p.chart->addAxis(p.moneyAxis, Qt::AlignLeft);
    p.chart->legend()->setAlignment(Qt::AlignBottom);
    p.chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    p.dayAxis->setGridLineVisible(false);
    p.moneyAxis->setTickCount(kTicks);
    p.moneyAxis->setLabelFormat(QStringLiteral("$%.2f"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kHalfGap, kHalfGap, kHalfGap, 0);
    column->addWidget(p.view);
    colour();
}

CostChart::~CostChart() = default;

void CostChart::display(const CostDays& days, Measure measure, const std::optional<Band>& toCome)
{
    Parts& p = *m_parts;
    const bool changed = m_band != toCome || days.days != p.days;
    m_band = toCome;
    QStringList names;
    const QList<QList<double>> values = amounts(days, measure, names);
    if (!p.series || names != p.names || days.days != p.days) {
        rebuild(days, values, names);
    } else {
        for (qsizetype key = 0; key < values.size(); ++key)
            for (qsizetype day = 0; day < values.at(key).size(); ++day)
                if (p.sets.at(key)->at(int(day)) != values.at(key).at(day))
                    p.sets.at(key)->replace(int(day), values.at(key).at(day));
    }
    scale(values);
    if (changed)
        drawBand();
}

/// Across all days, because a chart of days that are over has none to come.
void CostChart::drawBand()
{
    Parts& p = *m_parts;
    if (p.band) {
        p.chart->removeSeries(p.band);
        delete std::exchange(p.band, nullptr);
    }
    if (!m_band || p.days.isEmpty())
        return;
    auto* upper = new QLineSeries;
    auto* lower = new QLineSeries;
    for (const double x : {-0.5, double(p.days.size()) - 0.5}) {
        upper->append(x, m_band->high);
        lower->append(x, m_band->low);
    }
    p.band = new QAreaSeries(upper, lower);
    upper->setParent(p.band);
    lower->setParent(p.band);
    p.band->setName(tr("A day to come, likely"));
    p.chart->addSeries(p.band);
    p.band->attachAxis(p.dayAxis);
    p.band->attachAxis(p.moneyAxis);
    colour();
}

void CostChart::rebuild(const CostDays& days, const QList<QList<double>>& values, const QStringList& names)
{
    Parts& p = *m_parts;
    if (p.series) {
        p.chart->removeSeries(p.series);
        delete p.series;
    }
    p.sets.clear();
    p.days = days.days;
    p.names = names;
    p.series = new QStackedBarSeries;
    p.series->setBarWidth(0.62);
    for (qsizetype key = 0; key < values.size(); ++key) {
        auto* set = new QBarSet(names.at(key));
        set->append(values.at(key));
        p.series->append(set);
        p.sets.append(set);
        connect(set, &QBarSet::hovered, this, [this, set](bool over, int day) {
            if (!over)
                return QToolTip::hideText();
            const QString text = tr("%1, %2: %3", "who, day: amount")
                                     .arg(set->label(), QLocale().toString(QDate(1970, 1, 1).addDays(m_parts->days.value(day))),
                                          moneyText({std::llround(set->at(day) * 1e6)}));
            QToolTip::showText(QCursor::pos(), text.toHtmlEscaped(), this);
        });
    }
    QStringList categories;
    for (qsizetype day = 0; day < days.days.size(); ++day)
        categories << uniqueName(categories, dayName(days.days.at(day), day == 0, days.days.size() > kSpacious));
    p.dayAxis->clear();
    p.dayAxis->append(categories);
    p.chart->addSeries(p.series);
    p.series->attachAxis(p.dayAxis);
    p.series->attachAxis(p.moneyAxis);
    colour();
}

void CostChart::scale(const QList<QList<double>>& values)
{
    double most = 0;
    for (qsizetype day = 0; day < m_parts->days.size(); ++day) {
        double sum = 0;
        for (const QList<double>& key : values)
            sum += key.value(day);
        most = qMax(most, sum);
    }
    const double top = roundUp(qMax(most, m_band ? m_band->high : 0));
    const double step = top / (kTicks - 1); // of one digit only, so that no label has to be rounded
    const int decimals = step >= 1 ? 0 : qMax(2, int(std::ceil(-std::log10(step) - 1e-9)));
    m_parts->moneyAxis->setRange(0, top);
    m_parts->moneyAxis->setLabelFormat(QStringLiteral("$%.%1f").arg(decimals));
}

void CostChart::colour()
{
    const Tokens& t = tokens();
    Parts& p = *m_parts;
    p.chart->setBackgroundBrush(t.panel);
    p.chart->setBackgroundPen(Qt::NoPen);
    p.view->setBackgroundBrush(t.panel);
    p.chart->legend()->setLabelColor(t.text);
    p.chart->legend()->setFont(smallFont());
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{p.dayAxis, p.moneyAxis}) {
        axis->setLabelsColor(t.textMuted);
        axis->setLabelsFont(smallFont());
        axis->setGridLineColor(mixed(t.border, t.panel, 0.7));
        axis->setLinePenColor(t.border);
    }
    if (p.band) {
        QColor fill = t.violet;
        fill.setAlphaF(0.18F);
        p.band->setBrush(fill);
        p.band->setPen(QPen(mixed(t.violet, t.panel, 0.6), 1, Qt::DashLine));
    }
    const QList<QColor> colours = keyColours();
    for (qsizetype key = 0; key < p.sets.size(); ++key) {
        p.sets.at(key)->setColor(colours.value(key, t.textMuted));
        p.sets.at(key)->setBorderColor(t.panel);
    }
}

void CostChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        colour();
}

QList<QList<double>> CostChart::drawn() const
{
    QList<QList<double>> all;
    for (QBarSet* set : m_parts->sets) {
        QList<double> values;
        for (int day = 0; day < set->count(); ++day)
            values.append(set->at(day));
        all.append(values);
    }
    return all;
}

QStringList CostChart::keys() const
{
    return m_parts->names;
}

} // namespace qd::ui
