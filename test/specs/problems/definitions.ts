/** Chains of definitions, scalar and indexed. */
export const DEFINITIONS: Readonly<Record<string, string>> = {
  'names e, E, i, pi and no': `
define:
  - e = E*i + pi
  - no = sigmoid(e)
loss: 1/2*(no - theta)^2
wrt: [E, i, pi, theta]
values: {E: 0.5, i: -1.5, pi: 0.25, theta: 0.9}
`,
  'names that adjoints have': `
define:
  - delta_z = w*x + b
  - z = tanh(delta_z)
  - delta_y = z*w + b
  - y = sigmoid(delta_y)
  - delta = y*w*z
loss: 1/2*(delta - t)^2 + delta_y^2 + z^3
wrt: [w, b, x]
values: {w: 0.5, x: -1.5, b: 0.25, t: 0.9}
`,
  'scalars called like the indices': `
define:
  - z[i] = sum(j, W[i,j]*x[j])
  - a[k] = tanh(z[k])*j
loss: sum(i, (a[i] - t[i])^2)*i
wrt: [W, j, i]
values: {W: [[0.1, 0.2], [0.3, -0.4]], x: [1, 2], t: [0.5, 0.6], j: 0.7, i: 1.1}
`,
  'a skip connection': `
define:
  - h = tanh(w1*x)
  - g = h + x
  - y = w2*g + h*x
loss: 1/2*(y - t)^2
wrt: [w1, w2, x]
values: {w1: 0.3, w2: -0.8, x: 1.4, t: 0.2}
`,
  'skip connections over two layers': `
define:
  - h[i] = tanh(sum(j, W[i,j]*x[j]))
  - g[i] = h[i] + x[i]
  - k[i] = tanh(sum(j, V[i,j]*g[j])) + g[i] + x[i]
loss: 1/2*sum(i, (k[i] - t[i])^2)
wrt: [W, V, x]
values: {W: [[0.3, -0.2], [0.5, 0.1]], V: [[1, 0.4], [-0.6, 0.2]], x: [1.4, -0.3], t: [0.2, 0.6]}
`,
  'layer norm': `
define:
  - m = mean(i, z[i])
  - v = mean(i, (z[i] - m)^2)
  - y[i] = (z[i] - m)/sqrt(v + 0.001)
  - o[i] = gamma[i]*y[i] + beta[i]
loss: 1/2*sum(i, (o[i] - t[i])^2)
wrt: [gamma, beta, z]
values: {z: [1, -2, 0.5, 3], gamma: [1, 0.5, -1, 2], beta: [0.1, 0.2, 0.3, 0.4], t: [0, 1, 0, 1]}
`,
  'batch norm': `
define:
  - z[n,i] = sum(j, W[i,j]*x[n,j])
  - m[i] = mean(n, z[n,i])
  - v[i] = mean(n, (z[n,i] - m[i])^2)
  - y[n,i] = (z[n,i] - m[i])/sqrt(v[i] + eps)
  - o[n,i] = gamma[i]*y[n,i] + beta[i]
loss: mean(n, sum(i, (o[n,i] - t[n,i])^2))
wrt: [gamma, beta, W]
values:
  {eps: 0.001, x: [[1, -2], [0.5, 3], [0, 1]], W: [[1, 2], [0.3, -0.4]], gamma: [1, 0.5], beta: [0.1, 0.2], t: [[0, 1], [0, 1], [0.5, 0.2]]}
`,
  'two steps of a recurrent net': `
define:
  - h1[i] = tanh(sum(j, U[i,j]*x1[j]) + sum(k, V[i,k]*h0[k]) + b[i])
  - h2[i] = tanh(sum(j, U[i,j]*x2[j]) + sum(k, V[i,k]*h1[k]) + b[i])
  - y = sum(i, w[i]*h2[i])
loss: 1/2*(y - t)^2
wrt: [U, V, b, w, h0]
values:
  {h0: [0.1, -0.2], x1: [1, 0.5, 0.2], x2: [-0.3, 0.8, 0.1], U: [[0.1, 0.2, 0.3], [-0.4, 0.5, -0.6]],
   V: [[0.7, -0.8], [0.9, 1]], b: [0.05, -0.05], w: [1.2, -0.7], t: 0.3}
`,
  attention: `
define:
  - q[n,d] = sum(e, Wq[d,e]*x[n,e])
  - k[n,d] = sum(e, Wk[d,e]*x[n,e])
  - v[n,d] = sum(e, Wv[d,e]*x[n,e])
  - s[n,m] = sum(d, q[n,d]*k[m,d])/sqrt(2)
  - a[n,m] = softmax(m, s[n,m])
  - o[n,d] = sum(m, a[n,m]*v[m,d])
loss: 1/2*sum(n, sum(d, (o[n,d] - t[n,d])^2))
wrt: [Wq, Wk, Wv, x]
values:
  {x: [[1, -0.5], [0.3, 0.8]], Wq: [[0.2, 0.1], [-0.3, 0.5]], Wk: [[0.4, -0.2], [0.6, 0.3]], Wv: [[1, 0.5], [-0.5, 0.7]], t: [[0, 1], [1, 0]]}
`,
  'every built-in function': `
define:
  - y = exp(x)*log(x) + sqrt(x) + abs(x - 3) + max(x, 2, a) + min(x, a) + sin(x)*cos(a) + Phi(x) + phi(a) + gelu(x) + softplus(a)
loss: y
wrt: [x, a]
values: {x: 1.7, a: 2.5}
`,
  'powers of all kinds': `
define:
  - y = x^n + 2^x + x^(1/2) + x^-2 + (x^2)^3 + a^b - -x + 2*-x + 3/-x - x^2
loss: y
wrt: [x, n, a, b]
values: {x: 1.7, n: 2.5, a: 1.3, b: -0.6}
`,
  'cases with three branches': `
define:
  - y = cases(x > 1, x^2, x > 0, a*x, -x)
loss: y*b
wrt: [x, a, b]
values: {x: 0.5, a: 2, b: 3}
`,
  'products of sums, and sums in sums': `
define:
  - y[i] = sum(j, A[i,j]*sum(k, B[j,k]*x[k]))
  - s = sum(i, y[i])*sum(i, y[i]^2)
loss: s
wrt: [A, B, x]
values: {A: [[1, 2], [3, 4], [0.5, 0.6]], B: [[0.1, 0.2, 0.3], [0.4, 0.5, -0.6]], x: [1, -1, 0.5]}
`,
  'numbered entries among free indices': `
define:
  - y[i] = A[i,1]*x[2] + A[i,2]*x[1]
  - s = y[1]*y[2] + sum(i, y[i])
loss: s
wrt: [A, x]
values: {A: [[1, 2], [3, 4]], x: [1, -1]}
`,
  'a diagonal and a trace': `
define:
  - y[i] = A[i,i]*x[i]
  - s = sum(i, y[i]^2) + sum(i, A[i,i])
loss: s
wrt: [A, x]
values: {A: [[1, 2], [3, 4]], x: [1, -1]}
`,
  'a quadratic form': `
loss: {name: q, is: "1/2*sum(i, sum(j, x[i]*A[i,j]*x[j])) - sum(i, b[i]*x[i])"}
wrt: [x, A]
values: {A: [[1, 2], [3, 4]], x: [1, -1], b: [0.5, 0.25]}
`,
  'entries that are defined one by one': `
define:
  - h[1] = tanh(x[1])
  - h[2] = h[1]*x[2]
  - h[3] = h[2] + h[1]
  - s = sum(i, h[i]*v[i])
loss: s
wrt: [x, v]
values: {x: [0.5, -1.5], v: [1, 2, 3]}
`,
  'the logarithm of a sum of exponentials': `
define:
  - m = max(z1, z2, z3)
  - s = m + log(exp(z1 - m) + exp(z2 - m) + exp(z3 - m))
loss: s
wrt: [z1, z2, z3]
values: {z1: 1, z2: 3, z3: 2}
`,
  'a Kronecker delta': `
define:
  - y[i] = sum(j, delta(i,j)*x[j]^2)
loss: sum(i, y[i]*w[i])
wrt: [x, w]
values: {x: [1, 2], w: [3, 4]}
`,
  'definitions that the loss does not use': `
define:
  - c = 2
  - z = c*w
  - u = z + v
  - k = 3*c
loss: z^2 + c
wrt: [w, v]
values: {w: 2, v: 1}
`,
  'a loss that other definitions follow': `
define:
  - z = w*x
  - E = z^2
  - more = z + 1
loss: E
wrt: [w]
values: {x: 1, w: 2}
`,
  'values that are expressions': `
define: ["z = w*x + v"]
loss: z^2
wrt: [w]
values: {x: 1/3, w: sqrt(2), v: "-exp(1)/3"}
`,
  'samples in definitions': `
define:
  - z = w*x + b
  - L = 1/2*(z - t)^2
loss: L
batch: sum
wrt: [w, b]
values: {x: [1, 2, -0.5], t: [2, 4, 1], w: 0.5, b: 0.1}
`,
  'samples of vectors': `
define:
  - z[i] = sum(j, W[i,j]*x[j])
  - p[i] = softmax(i, z[i])
loss: -sum(i, t[i]*log(p[i]))
batch: mean
wrt: [W]
values: {x: [[1, 2], [0.5, 0.1]], t: [[0, 1], [1, 0]], W: [[0.1, 0.2], [0.3, 0.4]]}
`,
};
