#include "agents/organisation/checks/data/Absence.h"
#include "agents/organisation/checks/data/ConditionCheck.h"
#include "agents/organisation/checks/data/DataMap.h"
#include "agents/organisation/checks/OrganisationCheck.h"
#include "agents/organisation/checks/data/StepOrder.h"
#include "core/rules/course/Terms.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr QLatin1String kThere("expected a \"when\" that asks for it here, or a value that is there in any case");

/// What may be missing when a text is filled, and why.
struct Gap {
    QString place;
    const Step* step;
    QString why;
};

/// Looks at what the steps of one workflow take from each other, and collects what cannot be there or is of another kind.
class DataCheck {
public:
    DataCheck(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
        : m_flow(workflow), m_path(path), m_data(organisation, known), m_absence(organisation, known, m_data), m_order(workflow), m_givers(m_data.giversOf(workflow.id))
    {
        for (const Step& step : workflow.steps)
            m_names.append(step.id.text);
    }

    QList<Fault> faults()
    {
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            m_reader = &m_flow.steps[i];
            const Step* undone = m_reader->undoes.isEmpty() ? nullptr : m_flow.step(m_reader->undoes);
            m_always = m_reader->when.isEmpty() && m_reader->fallbackFor.isEmpty() && (m_reader->undoes.isEmpty() || undone);
            step(*m_reader, m_path + u"/steps/%1"_s.arg(i));
        }
        m_reader = nullptr;
        m_always = true;
        values(m_flow.results, m_path + u"/results"_s);
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }
    bool refused(const QString& path, const QString& wrong, const QString& right)
    {
        add(path, wrong, right);
        return false;
    }

    void step(const Step& step, const QString& path)
    {
        condition(step.when, path + u"/when"_s);
        uses(step, path + u"/uses"_s);
        values(step.input, path + u"/input"_s);
        if (step.loop)
            loop(*step.loop, path + u"/loop"_s);
        condition(step.settled, path + u"/settled"_s);
        for (qsizetype k = 0; k < step.messages.size(); ++k)
            message(step.messages[k], path + u"/messages/%1"_s.arg(k));
        if (step.remember)
            remember(*step.remember, path + u"/remember"_s);
        if (step.wait)
            wait(*step.wait, path + u"/wait"_s);
        if (step.call)
            call(*step.call, path + u"/call"_s);
    }

    /// Whether `read` can have been done by the time it is needed; a fault when not.
    bool isThere(const Step& read, const QString& what, const QString& path)
    {
        const QString reader = m_reader ? m_reader->id.text : QString();
        switch (m_order.of(read, m_reader)) {
        case Standing::Later:
            return refused(path, u"%1, and \"%2\" comes later"_s.arg(what, read.id.text), u"expected a step that is done before \"%1\""_s.arg(reader));
        case Standing::Beside:
            return refused(path, u"%1, and \"%2\" runs beside it"_s.arg(what, read.id.text), u"expected a step that \"%1\" comes after"_s.arg(reader));
        case Standing::Failed:
            return refused(path, u"%1, and \"%2\" has failed when this one is done in its place"_s.arg(what, read.id.text), u"expected a step that was done"_s);
        case Standing::OnUndo:
            return refused(path, u"%1, and \"%2\" is done only when the run is undone"_s.arg(what, read.id.text), u"expected a step of the way itself"_s);
        default: return true;
        }
    }

    /// The kinds of what stands at a place; none where it is not known, or was found wrong and said so.
    QList<KindFrom> look(const QString& place, const QString& path)
    {
        const qsizetype dot = place.indexOf(u'.');
        if (dot < 1 || dot + 1 == place.size()) {
            add(path, u"refers to \"%1\""_s.arg(place), u"expected \"step.field\", \"brief\" or \"title\""_s);
            return {};
        }
        if (place.left(dot) == u"input")
            return lookInput(place, path);
        const Step* step = m_flow.step({place.left(dot)});
        if (!step) {
            add(path, u"refers to the unknown step \"%1\""_s.arg(place.left(dot)), oneOf(m_names));
            return {};
        }
        if (!isThere(*step, u"refers to \"%1\""_s.arg(place), path))
            return {};
        const std::optional<Fields> fields = m_data.fieldsOf(*step);
        if (fields && !fieldAt(*fields, place.mid(dot + 1)))
            add(path, u"refers to \"%1\", and \"%2\" gives no \"%3\""_s.arg(place, step->id.text, place.mid(dot + 1)), oneOf(fields->keys()));
        return m_data.kindsOf(m_flow, place);
    }

    QList<KindFrom> lookInput(const QString& place, const QString& path)
    {
        const QList<KindFrom> kinds = m_data.kindsOf(m_flow, place);
        if (!kinds.isEmpty())
            return kinds;
        QStringList given;
        for (const Giver& giver : m_givers)
            given += giver.input->keys();
        given.removeDuplicates();
        const QString workflow = u"workflow \"%1\""_s.arg(m_flow.id.text);
        if (given.isEmpty())
            add(path, u"refers to \"%1\", and nobody gives %2 anything"_s.arg(place, workflow), u"expected a call or a trigger that gives it \"%1\""_s.arg(place.mid(6)));
        else
            add(path, u"refers to \"%1\", and nobody gives it to %2"_s.arg(place, workflow), oneOf(given));
        return kinds;
    }

    LookUp looking()
    {
        return [this](const QString& place, const QString& path) { return look(place, path); };
    }
    void condition(const Condition& test, const QString& path) { checkCondition(test, path, looking(), m_faults); }

    void gapsOf(const Places& places, QList<Gap>& gaps) const
    {
        for (const QString& place : places.names) {
            const Step* step = m_flow.step({place.section(u'.', 0, 0)});
            const QString why = step ? m_absence.why(m_flow, m_reader, *step, place.section(u'.', 1)) : QString();
            if (!why.isEmpty() && (gaps.isEmpty() || gaps.last().step != step))
                gaps.append({place, step, why});
        }
    }

    /// A text that is printed in any case with nothing where a value was meant. One that takes the same from several steps is
    /// fine: one of them may be there.
    void gaps(const Places& places, const QString& path)
    {
        QList<Gap> gaps;
        gapsOf(places, gaps);
        if (gaps.size() != 1)
            return;
        for (const QString& place : places.names) // what it stands in for is named beside it
            if (place.section(u'.', 0, 0) == gaps.first().step->fallbackFor.text)
                return;
        add(path, u"takes \"%1\" into a text, and %2: it would have a gap"_s.arg(gaps.first().place, gaps.first().why),
            kThere);
    }

    /// Whoever has the workflow run and does not give what it cannot do without: what is printed, or a list.
    void givenByAll(const Places& places, const char* needs = "prints")
    {
        for (const QString& place : places.names) {
            const QString name = place.mid(6);
            if (!place.startsWith(u"input.") || m_asked.contains(name) || m_data.kindsOf(m_flow, place).isEmpty())
                continue;
            m_asked.insert(name);
            for (const Giver& giver : m_givers)
                given(giver, name, QLatin1String(needs));
        }
    }
    void given(const Giver& giver, const QString& name, QLatin1String needs)
    {
        if (!giver.input->contains(name) && giver.givesItem(name))
            return;
        if (!giver.input->contains(name))
            return add(giver.path, u"lacks \"%1\", which \"%2\" %3"_s.arg(name, m_flow.id.text, needs), u"expected a value for it"_s);
        if (!giver.step || !giver.step->when.isEmpty() || !giver.step->fallbackFor.isEmpty() || !giver.step->undoes.isEmpty())
            return; // it asks for what it needs
        if (const QString why = m_absence.whyNotGiven(*giver.flow, *giver.step, giver.input->value(name)); !why.isEmpty())
            add(giver.path + u'/' + name, u"gives what \"%1\" %2, and %3"_s.arg(m_flow.id.text, needs, why), kThere);
    }

    /// `item`: a call gives {item}. `always`: the text is printed in any case.
    void text(const QString& text, const QString& path, bool item = false, bool always = true)
    {
        const Places places = placesIn(text);
        for (const QString& place : places.names)
            if (place != u"brief" && place != u"title" && !(item && place == u"item"))
                look(place, path);
        artefact(text, path);
        if (places.isWhole || !m_always || !always)
            return;
        gaps(places, path);
        givenByAll(places);
    }

    /// "@artefact:kind" of a kind that nobody has made by then.
    void artefact(const QString& text, const QString& path)
    {
        const QString kind = rules::boundKind(text);
        bool isMade = kind.isEmpty();
        const Step* maker = nullptr;
        for (const Step& step : m_flow.steps) {
            if (kind.isEmpty() || step.produces != kind)
                continue;
            maker = &step;
            const Standing standing = m_order.of(step, m_reader);
            isMade = isMade || (standing != Standing::Later && standing != Standing::Beside && standing != Standing::OnUndo && standing != Standing::Failed);
        }
        if (!isMade && maker)
            isThere(*maker, u"is \"%1\""_s.arg(text), path);
    }

    void values(const Values& all, const QString& path, bool item = false, bool always = true)
    {
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (const QString* one = std::get_if<QString>(&it.value()))
                text(*one, path + u'/' + it.key(), item, always);
            if (const QStringList* many = std::get_if<QStringList>(&it.value()))
                for (const QString& one : *many)
                    text(one, path + u'/' + it.key(), false, always); // {item} is not filled within a list
        }
    }

    void uses(const Step& reader, const QString& path)
    {
        for (qsizetype i = 0; i < reader.uses.size(); ++i)
            if (const Step* step = m_flow.step(reader.uses[i]); step && step->id != reader.id)
                isThere(*step, u"is \"%1\""_s.arg(step->id.text), path + u"/%1"_s.arg(i));
    }

    void number(const QString& place, const QString& path)
    {
        for (const KindFrom& one : look(place, path))
            if (one.kind != FieldKind::Number && one.kind != FieldKind::Open)
                return add(path, u"is \"%1\", %2"_s.arg(place, one.inWords()), u"expected a number"_s);
    }
    void loop(const Loop& loop, const QString& path)
    {
        condition(loop.when, path + u"/when"_s);
        condition(loop.enough, path + u"/enough"_s);
        if (!loop.gains.isEmpty())
            number(loop.gains, path + u"/gains"_s);
    }
    void message(const Outgoing& message, const QString& path)
    {
        const bool always = message.when.isEmpty();
        text(message.subject, path + u"/subject"_s, false, always);
        text(message.body, path + u"/body"_s, false, always);
        values(message.requirements, path + u"/requirements"_s, false, always);
        condition(message.when, path + u"/when"_s);
    }
    void remember(const Remember& kept, const QString& path)
    {
        text(kept.key, path + u"/key"_s, false, kept.when.isEmpty());
        text(kept.text, path + u"/text"_s, false, kept.when.isEmpty());
        condition(kept.when, path + u"/when"_s);
    }

    void raise(const Raise& raise, const QString& path)
    {
        for (const auto& [name, value] : {std::pair{"issue", raise.issue}, {"recommendation", raise.recommendation}, {"impact", raise.impact},
                                          {"campaign", raise.campaign}, {"channel", raise.channel}})
            text(value, path + u'/' + QLatin1String(name));
        for (qsizetype i = 0; i < raise.attempts.size(); ++i)
            text(raise.attempts[i], path + u"/attempts/%1"_s.arg(i));
        for (qsizetype i = 0; i < raise.options.size(); ++i) {
            text(raise.options[i].title, path + u"/options/%1/title"_s.arg(i));
            text(raise.options[i].effect, path + u"/options/%1/effect"_s.arg(i));
        }
    }
    void wait(const Wait& wait, const QString& path)
    {
        text(wait.question, path + u"/question"_s);
        text(wait.until, path + u"/until"_s);
        if (wait.raise)
            raise(*wait.raise, path + u"/raise"_s);
        const Places until = placesIn(wait.until);
        for (const KindFrom& one : until.isWhole ? m_data.kindsOf(m_flow, until.names.first()) : QList<KindFrom>())
            if (one.kind != FieldKind::Text && one.kind != FieldKind::Open)
                add(path + u"/until"_s, u"is \"%1\", %2"_s.arg(until.names.first(), one.inWords()), u"expected a text: a date, or a date and a time"_s);
        if (!wait.event.isEmpty())
            checkEventCondition(wait.where, wait.event, path + u"/where"_s, m_faults);
        else if (!wait.where.isEmpty())
            add(path + u"/where"_s, u"stands where no event is waited for"_s, u"expected it beside \"event\" only"_s);
    }

    void call(const Call& call, const QString& path)
    {
        const bool each = !call.over.isEmpty();
        text(call.brief, path + u"/brief"_s, each);
        values(call.input, path + u"/input"_s, each);
        for (const KindFrom& one : each ? look(call.over, path + u"/over"_s) : QList<KindFrom>())
            if (one.kind != FieldKind::Texts && one.kind != FieldKind::Open)
                return add(path + u"/over"_s, u"is \"%1\", %2"_s.arg(call.over, one.inWords()), u"expected a list of texts"_s);
        if (each && m_always)
            listThere(call.over, path + u"/over"_s);
    }
    void listThere(const QString& list, const QString& path)
    {
        QList<Gap> gaps;
        gapsOf({{list}, true}, gaps);
        if (!gaps.isEmpty())
            return add(path, u"is \"%1\", and %2: there would be no list"_s.arg(list, gaps.first().why), kThere);
        givenByAll({{list}, true}, "goes through");
    }

    const Workflow& m_flow;
    QString m_path;
    DataMap m_data;
    Absence m_absence;
    StepOrder m_order;
    QList<Giver> m_givers;
    QStringList m_names;
    const Step* m_reader = nullptr; ///< nullptr: the end of the run
    bool m_always = true;           ///< the reader is done in any case
    QSet<QString> m_asked;          ///< inputs that are asked of all givers already
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfData(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
{
    return DataCheck(workflow, path, organisation, known).faults();
}

} // namespace qd::agents
