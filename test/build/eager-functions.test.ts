import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { eagerFunctions } from '../../build/eager-functions.ts';

/** What a script leaves in `result`. */
function resultOf(code: string): unknown {
  const context = vm.createContext({ result: null });
  vm.runInContext(code, context);
  return JSON.parse(JSON.stringify(context.result));
}

describe('Functions that are compiled with their file', () => {
  it.each([
    ['a declared one', 'function a(b){return b}', 'var a=(function (b){return b});'],
    ['an arrow', 'let a=b=>b', 'let a=(b=>b)'],
    ['one that waits', 'let a=async()=>1', 'let a=(async()=>1)'],
    ['an argument', 'f(function(){})', 'f((function(){}))'],
    ['within another', 'a=()=>{function b(){}b()}', 'a=(()=>{var b=(function (){});b()})'],
    ['the value of a key', 'o={a:()=>1}', 'o={a:(()=>1)}'],
    ['a default', 'function a({b=()=>1}){}', 'var a=(function ({b=(()=>1)}){});'],
    ['of a class, in a field', 'class A{b=()=>1}', 'class A{b=(()=>1)}'],
  ])('%s is in parentheses', (_name, code, expected) => {
    expect(eagerFunctions(code)).toBe(expected);
  });

  it.each([
    ['methods', 'class A{constructor(){}a(){}static async b(){}get c(){return 1}#d(){}}'],
    ['methods of an object', 'o={a(){},get b(){return 1},async*c(){}}'],
    ['short properties', 'o={a,b};({a,b=1}=o)'],
    ['what is declared in a block', 'if(a){function b(){}}'],
  ])('leaves %s as they are', (_name, code) => {
    expect(eagerFunctions(code)).toBe(code);
  });

  it('are known before the line that declares them, after what switches to strict mode', () => {
    const code = "'use strict';a();function a(){b()}function b(){}";
    expect(eagerFunctions(code)).toBe("'use strict';var a=(function (){b()}),b=(function (){});a();");
  });

  it.each([
    'result=a(3);function a(n){return n<1?[]:[n,...a(n-1),a.name]}',
    'const {a,b=()=>2}={a:1};result=[a,b(),(()=>b.name)()];',
    'result=[];function a(){result.push(b());function b(){return c;var c=1}}a();a=()=>{};a();',
    'function a(b){function b(){return 1}return typeof b}result=[a(2),a.length,typeof c];var c;function c(){}',
    'async function a(){}function*b(){yield 1;yield 2}result=[[...b()],a.constructor.name,b.name];',
    'class A{m=()=>this.n;n=1;static s(x=()=>4){return x()}}result=[new A().m(),A.s()];',
  ])('do the same: %s', (code) => {
    expect(resultOf(eagerFunctions(code))).toEqual(resultOf(code));
  });

  it('changes nothing where there is none', () => {
    const code = readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8');
    expect(eagerFunctions(`x=${code}`)).toBe(`x=${code}`);
  });
});
